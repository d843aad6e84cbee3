#include "bearing/incident/verbatim.hpp"

#include <algorithm>

#include "bearing/base/csv.hpp"

namespace bearing {
namespace {

/// The fields of one line of comma-separated text, one after the other.
class RecordFields {
  public:
    explicit RecordFields(std::string_view record) : record_(record) {}

    /// "" after the last one. The view holds until the next call.
    std::string_view next() {
        if (at_ >= record_.size()) return {};
        if (record_[at_] == '"') return quoted();
        const std::size_t start = at_;
        const std::size_t end = std::min(record_.find(',', start), record_.size());
        at_ = end + 1;
        return record_.substr(start, end - start);
    }

  private:
    std::string_view quoted() {
        const std::size_t start = at_ + 1;
        std::size_t quote = record_.find('"', start);
        if (quote == std::string_view::npos) quote = record_.size();
        if (quote + 1 >= record_.size() || record_[quote + 1] == ',') {
            at_ = quote + 2;
            return record_.substr(start, quote - start);
        }
        return unescaped(start);
    }

    std::string_view unescaped(std::size_t i) {
        value_.clear();
        for (; i < record_.size(); ++i) {
            if (record_[i] == '"' && (++i >= record_.size() || record_[i] != '"')) break;
            value_ += record_[i];
        }
        const std::size_t end = std::min(record_.find(',', i), record_.size());
        if (end > i) value_.append(record_.substr(i, end - i));
        at_ = end + 1;
        return value_;
    }

    std::string_view record_;
    std::size_t at_ = 0;
    std::string value_;
};

}  // namespace

Verbatim::Verbatim(std::initializer_list<Cell> cells) {
    for (const auto& [column, value] : cells) add(column, value);
}

Verbatim::Verbatim(Columns columns, std::string record)
    : columns_(std::move(columns)), record_(std::move(record)) {}

std::vector<Verbatim::Cell> Verbatim::cells() const {
    RecordFields fields(record_);
    std::vector<Cell> cells;
    cells.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) cells.emplace_back((*columns_)[i], fields.next());
    return cells;
}

void Verbatim::each_value(
    const std::function<void(const std::string& column, std::string_view value)>& take) const {
    RecordFields fields(record_);
    for (std::size_t i = 0; i < size(); ++i) {
        const std::string_view value = fields.next();
        if (!value.empty()) take((*columns_)[i], value);
    }
}

std::string Verbatim::value(std::string_view column) const {
    RecordFields fields(record_);
    for (std::size_t i = 0; i < size(); ++i) {
        const std::string_view value = fields.next();
        if ((*columns_)[i] == column) return std::string(value);
    }
    return {};
}

void Verbatim::add(std::string_view column, std::string_view value) {
    auto columns = columns_ ? std::make_shared<std::vector<std::string>>(*columns_)
                            : std::make_shared<std::vector<std::string>>();
    columns->emplace_back(column);
    if (columns->size() > 1) record_ += ',';
    record_ += csv_field(value);
    columns_ = std::move(columns);
}

bool Verbatim::operator==(const Verbatim& other) const {
    if (columns_ == other.columns_ && record_ == other.record_) return true;
    const auto values = [](const Verbatim& verbatim) {
        auto cells = verbatim.cells();
        std::erase_if(cells, [](const Cell& cell) { return cell.second.empty(); });
        return cells;
    };
    return values(*this) == values(other);
}

Verbatim in_order_of(const Verbatim& order, const Verbatim& cells) {
    auto left = cells.cells();
    Verbatim out;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto cell = std::find_if(left.begin(), left.end(), [&](const Verbatim::Cell& candidate) {
            return candidate.first == (*order.columns())[i];
        });
        if (cell == left.end()) continue;
        out.add(cell->first, cell->second);
        left.erase(cell);
    }
    for (const auto& [column, value] : left) out.add(column, value);
    return out;
}

}  // namespace bearing
