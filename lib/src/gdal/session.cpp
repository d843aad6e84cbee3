#include "gdal/session.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal.h>
#include <gdal_version.h>
#include <ogr_geometry.h>
#include <ogr_srs_api.h>

#include <mutex>

#include "bearing/base/text.hpp"

namespace bearing::gdal {

/// Where GDAL's C callback gets at the lists.
struct MessagesAccess {
    static void add(Messages& messages, CPLErr severity, const char* text) {
        if (severity == CE_Warning) messages.warnings_.emplace_back(text);
        if (severity == CE_Failure || severity == CE_Fatal) messages.errors_.emplace_back(text);
    }
};

namespace {

void keep_message(CPLErr severity, CPLErrorNum, const char* text) {
    auto* messages = static_cast<Messages*>(CPLGetErrorHandlerUserData());
    if (messages != nullptr && text != nullptr) MessagesAccess::add(*messages, severity, text);
}

}  // namespace

void register_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        // A plugin that cannot be loaded is no concern of the person at the screen.
        CPLPushErrorHandler(CPLQuietErrorHandler);
        GDALAllRegister();
        CPLPopErrorHandler();
    });
}

std::string gdal_version() {
    return GDALVersionInfo("RELEASE_NAME");
}

std::string geos_version() {
    int major = 0, minor = 0, micro = 0;
    if (!OGRGetGEOSVersion(&major, &minor, &micro)) return {};
    return fmt::format("{}.{}.{}", major, minor, micro);
}

std::string proj_version() {
    int major = 0, minor = 0, patch = 0;
    OSRGetPROJVersion(&major, &minor, &patch);
    return fmt::format("{}.{}.{}", major, minor, patch);
}

std::vector<Driver> drivers(const std::vector<std::string>& names) {
    register_drivers();
    std::vector<Driver> found;
    for (const auto& name : names) {
        Driver driver{name, {}, false, false};
        if (GDALDriverH handle = GDALGetDriverByName(name.c_str())) {
            const char* title = GDALGetDriverLongName(handle);
            const char* create = GDALGetMetadataItem(handle, GDAL_DCAP_CREATE, nullptr);
            driver.present = true;
            driver.title = title != nullptr ? title : "";
            driver.writes = create != nullptr && EQUAL(create, "YES");
        }
        found.push_back(std::move(driver));
    }
    return found;
}

Messages::Messages() {
    CPLPushErrorHandlerEx(keep_message, this);
}

Messages::~Messages() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

std::string Messages::reason(std::string_view otherwise) const {
    std::string text = errors_.empty() ? std::string(otherwise) : std::string(trim(errors_.front()));
    while (!text.empty() && (text.back() == '.' || text.back() == '\n')) text.pop_back();
    return text;
}

void Messages::clear() {
    errors_.clear();
    warnings_.clear();
    CPLErrorReset();
}

ConfigOption::ConfigOption(std::string name, const std::string& value) : name_(std::move(name)) {
    if (const char* old = CPLGetThreadLocalConfigOption(name_.c_str(), nullptr)) {
        previous_ = old;
        had_value_ = true;
    }
    CPLSetThreadLocalConfigOption(name_.c_str(), value.c_str());
}

ConfigOption::~ConfigOption() {
    CPLSetThreadLocalConfigOption(name_.c_str(), had_value_ ? previous_.c_str() : nullptr);
}

}  // namespace bearing::gdal
