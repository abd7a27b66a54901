#pragma once

#include <QAbstractItemModel>

#include <memory>
#include <utility>
#include <vector>

#include "base/term.h"
#include "observer/system_model.h"

namespace ui {

/// A term as a tree of named values: the fields of a record, the entries of a map, the elements of
/// a list. Another term changes values, and adds and removes rows, where it is different: what is
/// open stays open. What is very long or deep is cut, and says so.
class TermModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Column { Name, Value, ColumnCount };

  explicit TermModel(QObject* parent = nullptr);
  ~TermModel() override;

  /// Processes in the term are shown by the names they have in `system`.
  void setTerm(const otp::Term& term, const observer::SystemModel& system);

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& child) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Node;

  static std::unique_ptr<Node> makeTree(const otp::Term& term, const observer::SystemModel& system);
  static void addChildren(Node& node, const std::vector<std::pair<QString, otp::Term>>& parts,
                          std::size_t count);
  void take(Node& to, Node& from, const QModelIndex& at);
  void removeRows(Node& from, std::size_t first, std::size_t end, const QModelIndex& at);
  void insertRow(Node& to, std::size_t row, std::unique_ptr<Node> child, const QModelIndex& at);
  const Node& nodeOf(const QModelIndex& index) const;

  std::unique_ptr<Node> root_;
};

}  // namespace ui
