#include "models/books_model.h"

#include <algorithm>

#include "draw/contract_words.h"
#include "draw/desk_codes.h"
#include "draw/text.h"

namespace ui {

using Verdict = BooksLine::Verdict;

void BooksModel::show(std::vector<BooksLine> lines) {
  beginResetModel();
  lines_ = std::move(lines);
  differences_ = int(std::ranges::count_if(
      lines_, [](const BooksLine& line) { return line.verdict != Verdict::Agrees; }));
  endResetModel();
}

void BooksModel::setOnlyDifferences(bool only) {
  beginResetModel();
  only_differences_ = only;
  endResetModel();
}

int BooksModel::rowCount(const QModelIndex& parent) const {
  if (parent.isValid()) return 0;
  return only_differences_ ? differences_ : int(lines_.size());  // they come first
}

int BooksModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(ColumnCount);
}

namespace {

QString mark_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Agrees: return QString::fromUtf8("= ");
    case Verdict::NotKnownYet: return QString::fromUtf8("? ");
    case Verdict::Differs: return QString::fromUtf8("\u2260 ");
  }
  return {};
}

/// What one of the books has of a payment, or a dash.
template <class Row>
QString amount_of(const std::optional<Row>& row) {
  if (!row) return QString::fromUtf8("\u2014");
  return money_text(row->amount, row->currency);
}

template <class Row>
QString status_of(const std::optional<Row>& row) {
  return row ? word_of_payment(row->status) : QString::fromUtf8("\u2014");
}

}  // namespace

QString BooksModel::cell(const BooksLine& line, int column) const {
  switch (column) {
    case Contract: return apart(line.contract_id);
    case OurAmount: return amount_of(line.ours);
    case OurStatus: return status_of(line.ours);
    case TheirStatus: return status_of(line.theirs);
    case TheirAmount: return amount_of(line.theirs);
    case Compared: return mark_of(line.verdict) + line.words;
    case Payee: return apart(line.ours ? line.ours->payee : line.theirs->payee);
    case Key: return apart(line.key);
    default: return {};
  }
}

QVariant BooksModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  bool is_amount = index.column() == OurAmount || index.column() == TheirAmount;
  if (role == Qt::TextAlignmentRole && is_amount) return int(Qt::AlignTrailing | Qt::AlignVCenter);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  return cell(lines_[std::size_t(index.row())], index.column());
}

QVariant BooksModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Contract: return tr("Contract");
    case OurAmount: return tr("Our amount");
    case OurStatus: return tr("Our status");
    case TheirStatus: return tr("Their status");
    case TheirAmount: return tr("Their amount");
    case Compared: return tr("Compared");
    case Payee: return tr("Payee");
    case Key: return tr("Key");
    default: return {};
  }
}

}  // namespace ui
