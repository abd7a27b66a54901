#include "models/term_model.h"

#include <QSet>

#include <algorithm>

#include "draw/counted.h"
#include "draw/text.h"

namespace ui {
namespace {

constexpr std::size_t most_children = 100;
constexpr int most_levels = 50;

using Parts = std::vector<std::pair<QString, otp::Term>>;

std::size_t part_count(const otp::Term& term) {
  return term.fields().size() + term.entries().size() + (term.is_list() ? term.items().size() : 0);
}

/// The parts of a term that are shown below it, by name.
Parts first_parts_of(const otp::Term& term, const observer::SystemModel& system) {
  Parts parts;
  auto add = [&parts](const QString& name, const otp::Term& value) {
    parts.emplace_back(name, value);
    return parts.size() < most_children;
  };
  for (const auto& [name, value] : term.fields()) {
    if (!add(apart(name.text()), value)) return parts;
  }
  for (const auto& [key, value] : term.entries()) {
    if (!add(shown(key, system), value)) return parts;
  }
  if (!term.is_list()) return parts;
  for (const otp::Term& item : term.items()) {
    if (!add(QString::number(parts.size() + 1), item)) return parts;
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

  /// The children stand below this one, in their order.
  void adopt() {
    for (std::size_t at = 0; at < children.size(); ++at) {
      children[at]->parent = this;
      children[at]->row = int(at);
    }
  }
};

TermModel::TermModel(QObject* parent)
    : QAbstractItemModel(parent), root_(std::make_unique<Node>()) {}
TermModel::~TermModel() = default;

std::unique_ptr<TermModel::Node> TermModel::makeNode(const QString& name, const otp::Term& term,
                                                     const observer::SystemModel& system,
                                                     int level) {
  auto node = std::make_unique<Node>();
  node->name = name;
  std::size_t count = part_count(term);
  bool is_list = term.is_list() && count > 0;
  node->value = is_list ? counted(count, Things::Elements) : shown(term, system);
  if (level == most_levels) return node;
  for (const auto& [part, value] : first_parts_of(term, system)) {
    node->children.push_back(makeNode(part, value, system, level + 1));
  }
  if (std::size_t told = node->children.size(); count > told) {
    node->children.push_back(std::make_unique<Node>());
    node->children.back()->name = tr("%1 more").arg(number(count - told));
  }
  node->adopt();
  return node;
}

void TermModel::setTerm(const otp::Term& term, const observer::SystemModel& system) {
  auto fresh = makeNode({}, term, system);
  take(*root_, *fresh, {});
}

/// Rows are the same as long as their names are. Those that have gone go, those that are new come
/// where they are.
void TermModel::take(Node& to, Node& from, const QModelIndex& at) {
  if (QModelIndex value = at.siblingAtColumn(Value);
      std::exchange(to.value, from.value) != to.value && value.isValid()) {
    Q_EMIT dataChanged(value, value);
  }
  QSet<QString> kept;
  for (const auto& child : from.children) kept.insert(child->name);
  for (std::size_t row = to.children.size(); row-- > 0;) {
    if (!kept.contains(to.children[row]->name)) removeRows(to, row, row + 1, at);
  }
  for (std::size_t row = 0; row < from.children.size(); ++row) {
    auto& fresh = from.children[row];
    auto present = std::ranges::find(to.children.begin() + std::ptrdiff_t(row), to.children.end(),
                                     fresh->name, &Node::name);
    bool is_later = present != to.children.end() && present->get() != to.children[row].get();
    if (is_later) removeRows(to, row, std::size_t(present - to.children.begin()), at);
    bool is_here = present != to.children.end();
    if (is_here) take(*to.children[row], *fresh, index(int(row), Name, at));
    else insertRow(to, row, std::move(fresh), at);
  }
  std::size_t count = from.children.size();
  if (to.children.size() > count) removeRows(to, count, to.children.size(), at);
}

void TermModel::removeRows(Node& from, std::size_t first, std::size_t end, const QModelIndex& at) {
  beginRemoveRows(at, int(first), int(end) - 1);
  auto begin = from.children.begin();
  from.children.erase(begin + std::ptrdiff_t(first), begin + std::ptrdiff_t(end));
  from.adopt();
  endRemoveRows();
}

void TermModel::insertRow(Node& to, std::size_t row, std::unique_ptr<Node> child,
                          const QModelIndex& at) {
  beginInsertRows(at, int(row), int(row));
  to.children.insert(to.children.begin() + std::ptrdiff_t(row), std::move(child));
  to.adopt();
  endInsertRows();
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
