#pragma once

#include <string>
#include <vector>

namespace bearing::test {

/// A row of an ACLED file as far as these tests need it.
struct AcledRow {
    std::string id;
    std::string date = "2021-03-05";
    std::string type = "Armed clash";
    std::string actor = "Northern Army";
    std::string location = "Arda";
    std::string latitude = "41.5";
    std::string longitude = "44.1";
    std::string fatalities = "3";
    std::string notes = "Fighting at Arda.";
    std::string precision = "1";
};

inline std::string acled_csv(const std::vector<AcledRow>& rows) {
    std::string text =
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,"
        "location,latitude,longitude,geo_precision,source,notes,fatalities\n";
    for (const auto& r : rows)
        text += r.id + "," + r.date + "," + r.date.substr(0, 4) + ",1,Battles," + r.type + "," + r.actor +
                ",Southern Front,Georgia,North," + r.location + "," + r.latitude + "," + r.longitude + "," +
                r.precision + ",Daily News,\"" + r.notes + "\"," + r.fatalities + "\n";
    return text;
}

}  // namespace bearing::test
