#pragma once

#include <string_view>

namespace bearing {

/// Ctrl-C while one of these lives lets the work end tidily: nothing half-written is left.
class InterruptGuard {
  public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    /// Whether somebody asked to stop.
    static bool interrupted();

  private:
    void (*previous_)(int);
};

/// A bar on standard error, drawn only on a terminal.
class ProgressBar {
  public:
    ProgressBar();
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// `fraction` is 0..1.
    void show(double fraction, std::string_view doing);
    /// Takes the bar away, so that something else can be said.
    void clear();

  private:
    bool is_terminal_;
    int shown_ = -1;
};

}  // namespace bearing
