#include "gazetteer/record_sorter.hpp"

#include <algorithm>
#include <cstring>
#include <queue>

namespace bearing {
namespace {

constexpr std::size_t kReadSize = std::size_t{1} << 20;

std::uint64_t prefix_of(std::string_view record) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value = value << 8 | (i < record.size() ? static_cast<unsigned char>(record[i]) : 0);
    return value;
}

/// Reads one run from front to back.
class RunReader {
  public:
    explicit RunReader(const Spool& run) : run_(&run) { advance(); }
    bool done() const { return done_; }
    std::string_view record() const { return {buffer_.data() + at_, length_}; }

    void advance() {
        at_ += length_;
        length_ = 0;
        std::uint32_t length = 0;
        if (!ensure(sizeof length)) {
            done_ = true;
            return;
        }
        std::memcpy(&length, buffer_.data() + at_, sizeof length);
        at_ += sizeof length;
        ensure(length);
        length_ = length;
    }

  private:
    bool ensure(std::size_t count) {
        if (buffer_.size() - at_ >= count) return true;
        buffer_.erase(0, at_);
        at_ = 0;
        const std::size_t held = buffer_.size();
        buffer_.resize(std::max(held + kReadSize, count));
        const std::size_t got = run_->read(position_, buffer_.data() + held, buffer_.size() - held);
        position_ += got;
        buffer_.resize(held + got);
        return buffer_.size() >= count;
    }

    const Spool* run_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::size_t length_ = 0;
    std::uint64_t position_ = 0;
    bool done_ = false;
};

}  // namespace

RecordSorter::RecordSorter(SpoolPlace place) : place_(std::move(place)) {}

void RecordSorter::add(std::string_view record) {
    const std::size_t held = bytes_.size() + items_.size() * sizeof(Item);
    if (!place_.folder.empty() && !items_.empty() && held + record.size() > place_.memory) write_run();
    items_.push_back({prefix_of(record), bytes_.size(), static_cast<std::uint32_t>(record.size())});
    bytes_.append(record);
    ++count_;
}

void RecordSorter::sort_items() {
    std::sort(items_.begin(), items_.end(), [this](const Item& a, const Item& b) {
        return a.prefix != b.prefix ? a.prefix < b.prefix : text(a) < text(b);
    });
}

void RecordSorter::write_run() {
    sort_items();
    SpoolPlace on_disk = place_;
    on_disk.memory = 0;
    Spool run(on_disk);
    for (const Item& item : items_) {
        run.append_value(item.length);
        run.append(text(item));
    }
    runs_.push_back(std::move(run));
    bytes_.clear();
    items_.clear();
}

void RecordSorter::merge(const std::function<void(std::string_view)>& take) {
    if (runs_.empty()) {
        sort_items();
        for (const Item& item : items_) take(text(item));
    } else {
        if (!items_.empty()) write_run();
        std::string().swap(bytes_);
        std::vector<Item>().swap(items_);
        std::vector<RunReader> readers(runs_.begin(), runs_.end());
        const auto later = [&](std::size_t a, std::size_t b) {
            const auto x = readers[a].record(), y = readers[b].record();
            return x != y ? x > y : a > b;
        };
        std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
        for (std::size_t i = 0; i < readers.size(); ++i)
            if (!readers[i].done()) next.push(i);
        while (!next.empty()) {
            const std::size_t i = next.top();
            next.pop();
            take(readers[i].record());
            readers[i].advance();
            if (!readers[i].done()) next.push(i);
        }
    }
    runs_.clear();
    bytes_.clear();
    items_.clear();
}

}  // namespace bearing
