// Incident files of any form. A first byte 1 to 6 puts the columns of a known table before the rest, so that
// what is made up are its rows; anything else is the file as it stands, whose form is told by its content.
#include <array>
#include <set>

#include "bearing/base/sha256.hpp"
#include "fuzz/incident_files.hpp"
#include "io/open_reader.hpp"

namespace {

using namespace bearing;
using fuzz::expect;

constexpr std::array<std::string_view, 6> kHeaders{
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,"
    "admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,"
    "tags,timestamp\n",
    "id,relid,year,active_year,code_status,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,"
    "dyad_name,side_a_new_id,side_a,side_b_new_id,side_b,number_of_sources,source_article,source_office,"
    "source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,"
    "latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,"
    "date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n",
    "slug,latitude,longitude,status,description,date,time,geolocation_resolution,sensitive,"
    "general_location,type,source_1,source_2\n",
    "id,when,where,y,x,who,killed\n#event+code,#date+occurred,#loc+name,#geo+lat,#geo+lon,#actor+first,"
    "#affected+killed\n",
    "id,description,date,time,location,latitude,longitude,association1,source1,source2\n",
    "id,date_first,date_last,lat,lon,place,type,claimant,stance,actor,killed_low,participants,extra\n",
};

std::string file_of(std::string_view input) {
    if (!input.empty() && input.front() >= '1' && input.front() <= '6')
        return std::string(kHeaders[static_cast<std::size_t>(input.front() - '1')]) +
               std::string(input.substr(1));
    return std::string(input);
}

void read_all(IncidentFileReader& reader, const std::string& file) {
    IncidentBatch batch;
    std::set<std::string> ids;
    std::size_t rows = 0, kept = 0, rejected = 0;
    for (bool more = true; more;) {
        more = reader.next(batch);
        rows += batch.rows;
        kept += batch.incidents.size();
        rejected += batch.rejected.size();
        for (const auto& incident : batch.incidents) {
            fuzz::check(incident);
            expect(ids.insert(incident.id).second, "an id is used once");
        }
        for (const auto& row : batch.rejected)
            expect(!row.issue.message.empty(), "a rejected row has a reason");
        to_rejects_csv(batch.rejected);
        const double progress = reader.progress();
        expect(progress >= 0 && progress <= 1, "progress is a part of the file");
        if (!more) break;
    }
    expect(kept + rejected <= rows, "no row becomes two");
    // Rows of Bearing's CSV are put together by id.
    const bool one_each = reader.format() != "bearing-csv" && reader.format() != "bearing";
    expect(!one_each || kept + rejected == rows, "every row is an incident or rejected");
    expect(rows == 0 || kept + rejected > 0, "rows are not lost");
    expect(reader.bytes() == file.size(), "the whole file was read");
    expect(reader.sha256() == sha256_hex(file), "the hash is that of the file");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string file = file_of(fuzz::text_of(data, size));
    fuzz::accepts([&] {
        const auto reader = open_bytes(std::make_unique<ByteInput>(file, "input"), {});
        read_all(*reader, file);
    });
    return 0;
}
