#pragma once

#include <QAbstractTableModel>

#include <deque>
#include <functional>
#include <map>
#include <vector>

#include "models/contract_processes.h"
#include "murabaha/date.h"
#include "murabaha/store.h"

class QTimer;

namespace ui {

/// The contracts that are kept, whether or not their processes run, of a state or with a text in
/// their ids. It has as many rows as there are contracts, and reads those that are looked at, page
/// by page.
class ContractListModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    Id,
    Customer,
    Stage,
    Total,
    Outstanding,
    NextDue,
    DaysLate,
    Disbursement,
    Process,
    ColumnCount
  };

  using Answer = std::function<void(const murabaha::Result<murabaha::ListPage>&)>;
  /// Where the contracts come from.
  struct Source {
    std::function<void(murabaha::ListQuery, Answer)> list;
    std::function<murabaha::Date()> today;
  };

  ContractListModel(Source source, const ContractProcesses& processes, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  /// nullptr as long as it is not read; it is then asked for.
  const murabaha::Snapshot* at(int row) const;
  /// Among the rows that are read; -1 when it is not among them.
  int rowOf(const std::string& contract_id) const;
  const std::vector<murabaha::CurrencyTotal>& totals() const { return totals_; }

  void setState(const std::string& state);
  void setText(const std::string& text);
  bool isFiltered() const { return !query_.state.empty() || !query_.text.empty(); }

  /// Begins anew, for another desk.
  void reset();
  /// Reads anew what is on the screen.
  void refresh();
  /// The same; not at once where reading takes long.
  void refreshSoon();

  static constexpr int page_size = 200;
  static constexpr std::size_t most_pages = 16;
  /// Who scrolls fast wants what he came to last; what he flew past is not read.
  static constexpr std::size_t most_wanted = 3;
  /// From so many contracts on, the list follows them at most once in `pause` milliseconds.
  static constexpr int many = 10'000;
  static constexpr int pause = 1000;

 Q_SIGNALS:
  /// Rows were read, or the totals are different.
  void refreshed();
  void failed(const QString& sentence);

 private:
  struct Page {
    std::vector<murabaha::Snapshot> rows;
    mutable unsigned used = 0;
  };

  void want(int page) const;
  void fetchNext();
  void take(int page, const murabaha::ListPage& answer);
  void setCount(int count);
  void keepFewPages();
  QVariant display(const murabaha::Snapshot& row, int column) const;
  QString processOf(const std::string& contract_id) const;
  int daysLate(const murabaha::Snapshot& row) const;

  Source source_;
  const ContractProcesses& processes_;
  murabaha::ListQuery query_;
  int count_ = 0;
  std::vector<murabaha::CurrencyTotal> totals_;
  std::map<int, Page> pages_;
  // A page is asked for by whoever looks at a row of it, so looking has a memory.
  mutable std::deque<int> wanted_;  // the latest at the end
  mutable unsigned uses_ = 0;
  bool is_asked_ = false;      // a page is being read
  unsigned refreshed_at_ = 0;  // the uses up to the last refresh
  unsigned generation_ = 0;    // of the query
  bool is_old_ = false;        // something has changed since it was asked
  QTimer* reader_;             // asks when all that is on the screen was looked at
  QTimer* later_;
};

}  // namespace ui
