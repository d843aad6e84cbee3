#pragma once

#include <vector>

#include "report/frames.hpp"

namespace bearing::report {

/// Adds a claim for each statement that governs events of the frame, and one for events that none governs.
void add_event_claims(const Document& document, const std::vector<Statement>& statements, Frame& frame);

/// Adds what somebody says did not happen: "said it did not fire at".
void add_denied_events(const Document& document, const std::vector<Statement>& statements, Frame& frame);

/// Adds accusations, denials and admissions that stand beside the events, and gives figures to whoever states
/// them.
void add_statement_claims(const Document& document, const std::vector<Statement>& statements, Frame& frame);

}  // namespace bearing::report
