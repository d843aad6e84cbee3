#include "app/job_queue.hpp"

#include <algorithm>
#include <utility>

#include "bearing/base/error.hpp"

namespace bearing {

JobQueue::JobQueue(int workers) {
    for (int i = 0; i < workers; ++i)
        workers_.emplace_back([this](std::stop_token stop) { work_loop(stop); });
}

JobQueue::~JobQueue() {
    {
        const std::lock_guard lock(mutex_);
        queued_.clear();
        for (Job& job : running_) job.stop.request_stop();
    }
    for (std::jthread& worker : workers_) worker.request_stop();
    changed_.notify_all();
}

void JobQueue::submit(std::string key, Work work) {
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(queued_, [&](const Job& job) { return job.key == key; });
        for (Job& job : running_)
            if (job.key == key) job.stop.request_stop();
        const std::uint64_t revision = ++newest_[key];
        queued_.push_back({std::move(key), revision, {}, std::move(work)});
    }
    changed_.notify_all();
}

std::size_t JobQueue::deliver() {
    std::vector<Result> results;
    {
        const std::lock_guard lock(mutex_);
        results.swap(ready_);
    }
    std::size_t delivered = 0;
    for (Result& result : results) {
        {
            const std::lock_guard lock(mutex_);
            if (newest_[result.key] != result.revision) continue;
        }
        if (!result.error.empty()) {
            if (report_) report_(result.key, result.error);
        } else if (result.deliver) {
            result.deliver();
        }
        ++delivered;
    }
    return delivered;
}

void JobQueue::wait() {
    while (true) {
        deliver();
        std::unique_lock lock(mutex_);
        if (queued_.empty() && running_.empty() && ready_.empty()) return;
        changed_.wait(lock, [this] { return !ready_.empty() || (queued_.empty() && running_.empty()); });
    }
}

bool JobQueue::busy() const {
    const std::lock_guard lock(mutex_);
    return !queued_.empty() || !running_.empty() || !ready_.empty();
}

bool JobQueue::busy(const std::string& key) const {
    const std::lock_guard lock(mutex_);
    const auto same = [&](const auto& entry) { return entry.key == key; };
    return std::any_of(queued_.begin(), queued_.end(), same) ||
           std::any_of(running_.begin(), running_.end(), same) ||
           std::any_of(ready_.begin(), ready_.end(), same);
}

void JobQueue::on_ready(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

void JobQueue::on_error(OnError report) {
    report_ = std::move(report);
}

void JobQueue::work_loop(std::stop_token stop) {
    while (true) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return !queued_.empty(); })) return;
            job = std::move(queued_.front());
            queued_.pop_front();
            running_.push_back({job.key, job.revision, job.stop, {}});
        }
        Result result{job.key, job.revision, {}, {}};
        try {
            result.deliver = job.work(job.stop.get_token());
        } catch (const CancelledError&) {
            result.deliver = {};
        } catch (const std::exception& error) {
            result.error = error.what();
        }
        finish(job, std::move(result));
    }
}

void JobQueue::finish(const Job& job, Result result) {
    std::function<void()> wake;
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(running_, [&](const Job& other) {
            return other.key == job.key && other.revision == job.revision;
        });
        if (newest_[job.key] == job.revision) {
            ready_.push_back(std::move(result));
            wake = wake_;
        }
    }
    changed_.notify_all();
    if (wake) wake();
}

}  // namespace bearing
