#pragma once

#include <string>
#include <variant>
#include <vector>

#include "store/database.h"

namespace app {

/// A column and the member of the row that it keeps.
template <class Row>
struct Column {
  std::string name;
  std::variant<std::int64_t Row::*, std::string Row::*, int Row::*> member;
};

/// A table of rows that belong to contracts: how rows are written and read. The first column of
/// each is `contract_id`, which most rows have beside them only.
template <class Row>
class Table {
 public:
  /// @param order of the rows of a contract
  Table(std::string name, std::vector<Column<Row>> columns, std::string order)
      : name_(std::move(name)), columns_(std::move(columns)) {
    std::string marks = "?";
    for (const auto& column : columns_) {
      names_ += ", " + column.name;
      marks += ", ?";
      changes_ += (changes_.empty() ? "" : ", ") + column.name + " = ?";
    }
    insert_ = "INSERT INTO " + name_ + " (" + names_ + ") VALUES (" + marks + ")";
    select_ = "SELECT " + names_ + " FROM " + name_ + " WHERE contract_id = ? ORDER BY " + order;
  }

  const std::vector<Column<Row>>& columns() const { return columns_; }
  const std::string& names() const { return names_; }
  /// `a = ?, b = ?` for all columns but `contract_id`.
  const std::string& changes() const { return changes_; }
  const std::string& insert() const { return insert_; }
  /// The rows of one contract.
  const std::string& select() const { return select_; }

  /// The values of all columns but `contract_id`.
  Values values(const Row& row) const {
    Values values;
    values.reserve(columns_.size() + 2);
    for (const auto& column : columns_) {
      values.push_back(
          std::visit([&](auto member) { return to_value(row.*member); }, column.member));
    }
    return values;
  }

  Row read(const QSqlQuery& query) const {
    Row row;
    int at = 1;
    for (const auto& column : columns_) {
      std::visit([&](auto member) { read(query, at, row.*member); }, column.member);
      ++at;
    }
    return row;
  }

 private:
  static void read(const QSqlQuery& query, int at, std::string& text) { text = text_at(query, at); }
  static void read(const QSqlQuery& query, int at, std::int64_t& number) {
    number = number_at(query, at);
  }
  static void read(const QSqlQuery& query, int at, int& number) {
    number = int(number_at(query, at));
  }

  std::string name_;
  std::vector<Column<Row>> columns_;
  std::string names_ = "contract_id";
  std::string changes_;
  std::string insert_;
  std::string select_;
};

}  // namespace app
