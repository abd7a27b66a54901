#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "models/observation.h"
#include "models/process_matches.h"
#include "models/process_order.h"

namespace ui {

/// All processes as rows, sorted and searched here, without a proxy. What a search does not find is
/// greyed, or has no row. What has changed is gathered and shown at most four times a second. The
/// order is kept while it is held, so that rows do not move under the pointer: what is new comes
/// below, what has gone stays until it is let go.
class ProcessTableModel : public QAbstractTableModel, public ProcessColumns {
  Q_OBJECT

 public:
  enum Role {
    IdentityRole = Qt::UserRole,
    KindRole,
    DepthRole,
    FoundRole,   // by a search
    GreyedRole,  // not found by it
  };

  explicit ProcessTableModel(Observation& observation, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

  Identity identityAt(int row) const { return rows_[std::size_t(row)].id; }
  /// -1 when it has none.
  int rowOf(Identity id) const { return place_of_[id.number] - 1; }

  /// Looks for processes, see `ProcessSearch`; an empty text ends that.
  void setSearch(const QString& text);
  bool isSearching() const { return matches_.is_active(); }
  /// Whether only what is found has a row; else the others are greyed.
  void setOnlyMatches(bool only);
  /// How many processes are found, and of how many.
  std::size_t matchCount() const { return matches_.count(); }
  std::size_t searchedCount() const { return matches_.searched(); }
  /// The next row that is found; -1 when there is none.
  /// @param row from which it is looked for, around the end; it comes last itself
  /// @param by 1, or -1 to go up
  int nextMatch(int row, int by) const;
  bool isGreyed(int row) const { return isSearching() && !matches_.finds(identityAt(row)); }
  /// While held, rows are updated but keep their places.
  void holdOrder(bool hold);
  bool isHeld() const { return is_held_; }
  /// While nobody looks at the rows they are left as they are.
  void setWatched(bool watched);
  /// Shows the system as it is now, watched or not.
  void bringUpToDate();

  /// How many pages of memory it takes beside its rows: those of who has a row.
  std::size_t pages() const { return place_of_.pages() + matches_.pages() + order_.pages(); }

  /// Frames from one change of the rows to the next: rows that change more often cannot be read.
  static constexpr int frames_between_changes = 8;

 Q_SIGNALS:
  /// Other processes may be found now, or of more.
  void searched();

 private:
  using Item = ProcessOrder::Item;
  enum class Mark : std::uint8_t { Stays, Moves, Goes };
  enum class Moving { Allowed, Held };

  void onChanged(const Changes& changes);
  void onTick();
  void fill();
  void lookAtAll();
  void catchUp(Moving moving);
  void look(Identity id);
  void postpone();
  void append(std::vector<Item> added);
  void lookAtRates();
  void reorder();
  std::vector<Item> inOrder() const;
  void permute(std::vector<Item> items);
  void dropLast(std::size_t count);
  void tellChanged();
  void numberRows(std::size_t from);
  bool judge(Identity id, const observer::ProcessEntry* entry);
  QString display(const observer::ProcessEntry& entry, int column) const;
  QString tip(const observer::ProcessEntry& entry, int column) const;
  observer::MailboxRates ratesOf(const observer::ProcessEntry& entry) const;
  const observer::ProcessEntry* entry(Identity id) const { return observation_.system().find(id); }

  Observation& observation_;
  std::vector<Item> rows_;
  observer::Paged<int> place_of_;  // one more than the row, by the numbers of identities
  ProcessOrder order_{observation_};
  ProcessMatches matches_;
  bool only_matches_ = false;
  bool is_watched_ = true;
  bool is_held_ = false;
  bool order_is_old_ = false;  // rows have moved that were held
  int frames_ = frames_between_changes;

  // What has to be looked at
  observer::IdentitySet dirty_;
  bool all_are_dirty_ = false;
  bool some_are_dirty_ = false;

  // What was seen there
  std::vector<Mark> marks_;  // by row
  std::vector<Identity> changed_;
  std::vector<Item> added_;
  std::size_t moving_ = 0;
  std::size_t going_ = 0;
};

}  // namespace ui
