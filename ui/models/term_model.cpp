#include "models/term_model.h"

#include <QSet>

#include <algorithm>
#include <deque>

#include "draw/counted.h"
#include "draw/text.h"

namespace ui {
namespace {

constexpr std::size_t most_children = 100;
constexpr int most_levels = 50;
constexpr std::size_t most_nodes = 5'000;  // or a few more: the parts of a term are not parted

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

/// Level by level, so that what does not fit any more is what lies deepest.
std::unique_ptr<TermModel::Node> TermModel::makeTree(const otp::Term& term,
                                                     const observer::SystemModel& system) {
  struct Unmade {
    Node* node;
    otp::Term term;
    int level;
  };
  auto root = std::make_unique<Node>();
  std::deque<Unmade> unmade;
  unmade.push_back({root.get(), term, 0});
  for (std::size_t left = most_nodes; !unmade.empty(); unmade.pop_front()) {
    const Unmade& now = unmade.front();
    Parts parts;
    if (left > 0 && now.level < most_levels) parts = first_parts_of(now.term, system);
    std::size_t count = part_count(now.term);
    bool is_counted = left > 0 && now.term.is_list() && count > 0;
    now.node->value = is_counted ? counted(count, Things::Elements) : shown(now.term, system);
    if (parts.empty()) continue;
    addChildren(*now.node, parts, count);
    left -= std::min(left, parts.size());
    for (std::size_t at = 0; at < parts.size(); ++at) {
      unmade.push_back({now.node->children[at].get(), parts[at].second, now.level + 1});
    }
  }
  return root;
}

/// @param count how many parts there are; those that are not told are counted
void TermModel::addChildren(Node& node, const std::vector<std::pair<QString, otp::Term>>& parts,
                            std::size_t count) {
  auto add = [&node](const QString& name) {
    node.children.push_back(std::make_unique<Node>());
    node.children.back()->name = name;
  };
  for (const auto& [name, value] : parts) add(name);
  if (count > parts.size()) add(tr("%1 more").arg(number(count - parts.size())));
  node.adopt();
}

void TermModel::setTerm(const otp::Term& term, const observer::SystemModel& system) {
  auto fresh = makeTree(term, system);
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
    bool is_here = present != to.children.end();
    auto place = std::size_t(present - to.children.begin());
    if (is_here && place > row) removeRows(to, row, place, at);
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
