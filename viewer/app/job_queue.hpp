#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace bearing {

/// Work done beside the UI thread. Each job has a key; a newer job with the same key makes the older one
/// stale: it is asked to stop and its result is dropped, whenever it comes.
class JobQueue {
  public:
    /// Run on the thread that calls deliver(), with whatever the work has made.
    using Deliver = std::function<void()>;
    using Work = std::function<Deliver(std::stop_token)>;
    using OnError = std::function<void(const std::string& key, const std::string& message)>;

    explicit JobQueue(int workers = 2);
    /// Asks running jobs to stop and waits for them; results not yet delivered are dropped.
    ~JobQueue();
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    void submit(std::string key, Work work);
    /// Hands out the results that are ready and still wanted. Returns how many.
    std::size_t deliver();
    /// Works off everything, results that submit further jobs included.
    void wait();
    /// True while something is queued, running or waiting to be delivered.
    bool busy() const;
    bool busy(const std::string& key) const;

    /// Called from a worker when a result is ready, so that a sleeping window wakes up.
    void on_ready(std::function<void()> wake);
    /// Called by deliver() for a job that threw; cancelled jobs are no errors.
    void on_error(OnError report);

  private:
    struct Job {
        std::string key;
        std::uint64_t revision = 0;
        std::stop_source stop;
        Work work;
    };
    struct Result {
        std::string key;
        std::uint64_t revision = 0;
        Deliver deliver;
        std::string error;
    };

    void work_loop(std::stop_token stop);
    void finish(const Job& job, Result result);

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::map<std::string, std::uint64_t> newest_;
    std::deque<Job> queued_;
    std::vector<Job> running_;
    std::vector<Result> ready_;
    std::function<void()> wake_;
    OnError report_;
    std::vector<std::jthread> workers_;
};

}  // namespace bearing
