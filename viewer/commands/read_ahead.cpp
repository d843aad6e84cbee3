#include "commands/read_ahead.hpp"

#include <utility>

#include "bearing/incident/content_hash.hpp"

namespace bearing {

ReadAhead::ReadAhead(IncidentFileReader& reader) : reader_(reader), thread_([this] { read(); }) {}

ReadAhead::~ReadAhead() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

bool ReadAhead::fill(Filled& filled, bool with_hashes) {
    try {
        HashedBatch& batch = filled.batch;
        if (!reader_.next(batch.rows)) return false;
        batch.hashes.clear();
        if (with_hashes)
            for (const auto& incident : batch.rows.incidents) batch.hashes.push_back(content_hash(incident));
        filled.progress = reader_.progress();
        return true;
    } catch (...) {
        error_ = std::current_exception();
        return false;
    }
}

void ReadAhead::read() {
    for (bool more = true; more;) {
        Filled next;
        bool is_ahead = false;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return stopped_ || filled_.size() < kBatchesAhead; });
            if (stopped_) return;
            is_ahead = !filled_.empty();
            if (!used_.empty()) {
                next.batch = std::move(used_.back());
                used_.pop_back();
            }
        }
        more = fill(next, is_ahead);
        {
            const std::lock_guard lock(mutex_);
            if (more) filled_.push_back(std::move(next));
            at_end_ = !more;
        }
        changed_.notify_all();
    }
}

bool ReadAhead::next(HashedBatch& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return at_end_ || !filled_.empty(); });
    if (filled_.empty()) {
        if (error_) std::rethrow_exception(error_);
        return false;
    }
    std::swap(batch, filled_.front().batch);
    progress_ = filled_.front().progress;
    used_.push_back(std::move(filled_.front().batch));
    filled_.pop_front();
    lock.unlock();
    changed_.notify_all();
    return true;
}

}  // namespace bearing
