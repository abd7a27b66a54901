#include "models/term_model.h"

#include <algorithm>

#include "draw/counted.h"
#include "draw/text.h"

namespace ui {
namespace {

constexpr std::size_t most_children = 100;

/// The parts of a term that are shown below it, by name.
std::vector<std::pair<QString, otp::Term>> parts_of(const otp::Term& term,
                                                    const observer::SystemModel& system) {
  std::vector<std::pair<QString, otp::Term>> parts;
  for (const auto& [name, value] : term.fields()) parts.emplace_back(apart(name.text()), value);
  for (const auto& [key, value] : term.entries()) parts.emplace_back(shown(key, system), value);
  if (term.is_list()) {
    int number = 1;
    for (const otp::Term& item : term.items()) parts.emplace_back(QString::number(number++), item);
  }
  return parts;
}

}  // namespace

struct TermModel::Node {
  QString name;
  QString value;
  Node* parent = nullptr;
  int row = 0;
  std::vector<std::unique_ptr<Node>> children;
};

TermModel::TermModel(QObject* parent)
    : QAbstractItemModel(parent), root_(std::make_unique<Node>()) {}
TermModel::~TermModel() = default;

std::unique_ptr<TermModel::Node> TermModel::makeNode(const QString& name, const otp::Term& term,
                                                     const observer::SystemModel& system) {
  auto node = std::make_unique<Node>();
  node->name = name;
  auto parts = parts_of(term, system);
  bool is_list = term.is_list() && !parts.empty();
  node->value = is_list ? counted(parts.size(), Things::Elements) : shown(term, system);
  std::size_t left_out = parts.size() > most_children ? parts.size() - most_children : 0;
  parts.resize(parts.size() - left_out);
  for (const auto& [part, value] : parts) {
    node->children.push_back(makeNode(part, value, system));
  }
  if (left_out > 0) {
    node->children.push_back(std::make_unique<Node>());
    node->children.back()->name = tr("%1 more").arg(number(left_out));
  }
  for (std::size_t row = 0; row < node->children.size(); ++row) {
    node->children[row]->parent = node.get();
    node->children[row]->row = int(row);
  }
  return node;
}

bool TermModel::sameShape(const Node& a, const Node& b) {
  return std::ranges::equal(a.children, b.children, [](const auto& x, const auto& y) {
    return x->name == y->name && sameShape(*x, *y);
  });
}

void TermModel::setTerm(const otp::Term& term, const observer::SystemModel& system) {
  auto fresh = makeNode({}, term, system);
  if (sameShape(*root_, *fresh)) return takeValues(*root_, *fresh, {});
  beginResetModel();
  root_ = std::move(fresh);
  endResetModel();
}

void TermModel::takeValues(Node& to, Node& from, const QModelIndex& parent) {
  for (std::size_t row = 0; row < to.children.size(); ++row) {
    Node& child = *to.children[row];
    QModelIndex value = index(int(row), Value, parent);
    if (std::exchange(child.value, from.children[row]->value) != child.value) {
      Q_EMIT dataChanged(value, value);
    }
    takeValues(child, *from.children[row], value.siblingAtColumn(Name));
  }
}

const TermModel::Node& TermModel::nodeOf(const QModelIndex& index) const {
  return index.isValid() ? *static_cast<const Node*>(index.internalPointer()) : *root_;
}

QModelIndex TermModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return createIndex(row, column, nodeOf(parent).children[std::size_t(row)].get());
}

QModelIndex TermModel::parent(const QModelIndex& child) const {
  if (!child.isValid()) return {};
  Node* above = nodeOf(child).parent;
  if (above == nullptr || above == root_.get()) return {};
  return createIndex(above->row, 0, above);
}

int TermModel::rowCount(const QModelIndex& parent) const {
  return parent.column() > 0 ? 0 : int(nodeOf(parent).children.size());
}

int TermModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant TermModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
  const Node& node = nodeOf(index);
  return index.column() == Name ? node.name : node.value;
}

QVariant TermModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == Name ? tr("Field") : tr("Value");
}

}  // namespace ui
