#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "bearing/incident/dataset.hpp"

namespace bearing {

/// "4 October 2020", "3–4 October 2020", "27 September – 10 November 2020".
std::string days_in_words(Day first, Day last);
/// Short, for tables: "4 Oct 2020", "3–4 Oct 2020", "Oct 2020" where that is all that is known.
std::string short_days(const TimeSpan& span);
/// "some day in October 2020", "3–4 October 2020, 14:30": the interval with its precision.
std::string time_in_words(const TimeSpan& span);
/// "town: within 5 km of the point", "district: within an area of 1,100 km²".
std::string footprint_in_words(const Footprint& footprint);
/// "5 km", "100 m".
std::string distance_in_words(double metres);
/// "39.8200° N, 46.7500° E", as many decimals as the view or the evidence bears.
std::string position_in_words(LonLat point, int decimals = 4);
/// "at least 21", "4–6, best estimate 5", "not stated".
std::string count_in_words(const Count& count);
/// "Cluster munition (M095 DPICM; 9N235), Rocket": each class once, with the names given to it.
std::string weapons_in_words(const std::vector<Weapon>& weapons);
/// One line for lists and tool tips: "Stepanakert, 3–4 October 2020".
std::string heading_of(const Incident& incident);

/// One condition of a query in words, and how to take it back.
struct Condition {
    std::string words;                   ///< "alleged actor: Azerbaijani forces"
    std::function<void(Query&)> remove;  ///< leaves the other conditions
};
/// Every condition of the query, in a fixed order.
std::vector<Condition> conditions_of(const Query& query);
/// The whole query in one line, alternatives joined by "or": "4 October 2020; alleged actor: A or B". Empty
/// if everything is asked for.
std::string query_in_words(const Query& query);

}  // namespace bearing
