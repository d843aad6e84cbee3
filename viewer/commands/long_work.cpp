#include "commands/long_work.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <string>

namespace bearing {
namespace {

volatile std::sig_atomic_t interrupt_signal = 0;

}  // namespace

InterruptGuard::InterruptGuard() : previous_(std::signal(SIGINT, [](int) { interrupt_signal = 1; })) {}

InterruptGuard::~InterruptGuard() {
    std::signal(SIGINT, previous_);
}

bool InterruptGuard::interrupted() {
    return interrupt_signal != 0;
}

ProgressBar::ProgressBar() : is_terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
    clear();
}

void ProgressBar::show(double fraction, std::string_view doing) {
    const int percent = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100);
    if (!is_terminal_ || percent == shown_) return;
    shown_ = percent;
    const std::string bar(static_cast<std::size_t>(percent / 4), '#');
    std::cerr << fmt::format("\r\033[K[{:<25}] {:3} % {}", bar, percent, doing) << std::flush;
}

void ProgressBar::clear() {
    if (is_terminal_ && shown_ >= 0) std::cerr << "\r\033[K" << std::flush;
    shown_ = -1;
}

}  // namespace bearing
