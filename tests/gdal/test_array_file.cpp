#include <gdal_priv.h>

#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "gdal/array_file.hpp"
#include "gdal/session.hpp"
#include "support/paths.hpp"

using namespace bearing;

namespace {

/// A netCDF file with an array "x" of 16-bit numbers, stored signed, with an attribute "scale".
void write_array(const std::filesystem::path& path) {
    gdal::register_drivers();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("netCDF");
    REQUIRE(driver != nullptr);
    GDALDatasetUniquePtr file(driver->CreateMultiDimensional(path.c_str(), nullptr, nullptr));
    REQUIRE(file);
    const auto root = file->GetRootGroup();
    const auto dimension = root->CreateDimension("n", {}, {}, 3);
    const auto array = root->CreateMDArray("x", {dimension}, GDALExtendedDataType::Create(GDT_Int16));
    const std::int16_t values[]{0, -1, 1000};
    const GUInt64 start = 0;
    const std::size_t count = 3;
    REQUIRE(array->Write(&start, &count, nullptr, nullptr, GDALExtendedDataType::Create(GDT_Int16), values));
    REQUIRE(array->CreateAttribute("scale", {}, GDALExtendedDataType::Create(GDT_Int32))->Write(250));
}

}  // namespace

TEST_CASE("Arrays and their attributes are read whatever their type", "[gdal]") {
    const auto path = test::scratch_folder("gdal-arrays") / "x.nc";
    write_array(path);
    const gdal::ArrayFile file(path);
    CHECK(file.has("x"));
    CHECK_FALSE(file.has("y"));
    CHECK(file.read<std::int16_t>("x") == std::vector<std::int16_t>{0, -1, 1000});
    CHECK(file.read<double>("x") == std::vector<double>{0, -1, 1000});
    CHECK(file.attribute("x", "scale") == 250.0);
    CHECK_FALSE(file.attribute("x", "min"));
    CHECK(file.file_attribute("absent").empty());
    CHECK_THROWS_AS(file.read<double>("y"), FormatError);
}

TEST_CASE("A file that is no netCDF is refused", "[gdal]") {
    const auto folder = test::scratch_folder("gdal-no-arrays");
    CHECK_THROWS_AS(gdal::ArrayFile(folder / "absent.nc"), FileError);
    write_file(folder / "text.nc", "text");
    CHECK_THROWS_AS(gdal::ArrayFile(folder / "text.nc"), FileError);
}
