#include "app/saved_review.hpp"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <system_error>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/incident/incident_json.hpp"

namespace bearing {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSchema = "bearing/saved-review/1";

fs::path file_of(const std::string& sha256) {
    return saved_reviews_folder() / (sha256 + ".cbor");
}

/// A report may be a PDF or in an old encoding, so its bytes are kept as such: the file is CBOR.
Json bytes_json(const std::string& bytes) {
    return Json::binary(std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
}

std::string bytes_of(const Json& json) {
    const auto& binary = json.get_binary();
    return {binary.begin(), binary.end()};
}

Json to_json_value(const SavedReview& review) {
    Json drafts = Json::array();
    for (const DecidedDraft& draft : review.drafts)
        drafts.push_back({{"read", to_json(draft.read)},
                          {"left", to_json(draft.decided)},
                          {"decision", to_string(draft.decision)},
                          {"reason", draft.reason}});
    const ReportSource& source = review.source;
    return {{"schema", kSchema},
            {"name", source.name},
            {"path", source.path},
            {"publisher", source.publisher},
            {"published", source.published ? to_string(*source.published) : std::string()},
            {"bytes", bytes_json(source.bytes)},
            {"drafts", std::move(drafts)}};
}

std::optional<SavedReview> read(const fs::path& path) {
    try {
        const std::string bytes = read_file(path);
        const Json json = Json::from_cbor(bytes);
        if (json.at("schema") != kSchema) return std::nullopt;
        SavedReview review;
        review.source.name = json.at("name");
        review.source.path = json.at("path");
        review.source.publisher = json.at("publisher");
        review.source.published = parse_day(json.at("published").get<std::string>());
        review.source.bytes = bytes_of(json.at("bytes"));
        for (const Json& draft : json.at("drafts"))
            review.drafts.push_back(
                {incident_from_json(draft.at("read")),
                 incident_from_json(draft.at("left")),
                 parse_decision(draft.at("decision").get<std::string>()).value_or(Decision::pending),
                 draft.at("reason").get<std::string>(),
                 {},
                 {}});
        return review;
    } catch (const Json::exception&) {
        return std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

fs::path saved_reviews_folder() {
    const auto from = [](const char* name) -> std::string {
        const char* value = std::getenv(name);
        return value == nullptr ? "" : value;
    };
    if (const std::string state = from("XDG_STATE_HOME"); !state.empty())
        return fs::path(state) / "bearing" / "reviews";
    if (const std::string home = from("HOME"); !home.empty())
        return fs::path(home) / ".local" / "state" / "bearing" / "reviews";
    return fs::temp_directory_path() / "bearing" / "reviews";
}

void save_review(const SavedReview& review) {
    const fs::path folder = saved_reviews_folder();
    std::error_code error;
    fs::create_directories(folder, error);
    // Reports may name people: nobody else on this machine reads them.
    fs::permissions(folder, fs::perms::owner_all, error);
    const auto bytes = Json::to_cbor(to_json_value(review));
    write_file(file_of(sha256_hex(review.source.bytes)),
               {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::optional<SavedReview> saved_review(const std::string& sha256) {
    std::error_code error;
    if (!fs::exists(file_of(sha256), error)) return std::nullopt;
    return read(file_of(sha256));
}

std::optional<SavedReview> latest_saved_review() {
    std::error_code error;
    fs::directory_iterator files(saved_reviews_folder(), error);
    if (error) return std::nullopt;
    fs::path latest;
    fs::file_time_type latest_time;
    for (const fs::directory_entry& file : files) {
        if (file.path().extension() != ".cbor") continue;
        const auto time = file.last_write_time(error);
        if (error || (!latest.empty() && time <= latest_time)) continue;
        latest = file.path();
        latest_time = time;
    }
    return latest.empty() ? std::nullopt : read(latest);
}

void remove_saved_review(const std::string& sha256) {
    std::error_code ignored;
    fs::remove(file_of(sha256), ignored);
}

}  // namespace bearing
