// A state or message as a tree of named values.

#include "models/term_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "draw/text.h"
#include "qt_test.h"
#include "views/term_view.h"

namespace {

using otp::Atom;
using otp::Term;
using ui::TermModel;

/// A model that is checked whenever it tells of a change.
struct Tree {
  observer::SystemModel system;
  TermModel model;
  QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

  void show(const Term& term) { model.setTerm(term, system); }
  /// Lines of `name: value`, indented.
  QStringList lines(const QModelIndex& parent = {}, const QString& indent = {}) const {
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
      QModelIndex name = model.index(row, TermModel::Name, parent);
      QString value = name.siblingAtColumn(TermModel::Value).data().toString();
      lines << indent + name.data().toString() + ": " + value;
      lines << this->lines(name, indent + "  ");
    }
    return lines;
  }
};

Term account(std::int64_t balance, std::vector<Term> entries) {
  return Term::record(Atom("Account"),
                      {{Atom("balance"), balance}, {Atom("entries"), Term::list(entries)}});
}

class TermModelTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void fields_and_elements_stand_below_each_other();
  void a_map_is_shown_by_its_keys();
  void other_values_of_the_same_shape_change_cells_only();
  void another_shape_adds_and_removes_rows_and_moves_no_other();
  void rows_that_change_places_are_there_once();
  void what_was_opened_stays_open();
  void a_deep_or_long_term_is_cut();
  void a_long_list_is_cut_and_says_how_much_is_left_out();
  void a_wide_and_deep_term_is_told_in_words_where_it_is_deepest();
  void nothing_is_an_empty_tree();
};

void TermModelTest::fields_and_elements_stand_below_each_other() {
  Tree tree;
  tree.show(account(12, {1, 2}));
  QCOMPARE(tree.lines(), QStringList({"balance: 12", "entries: 2 elements", "  1: 1", "  2: 2"}));
}

void TermModelTest::a_map_is_shown_by_its_keys() {
  Tree tree;
  tree.show(Term::map({{Term("b"), 2}, {Term(Atom("a")), 1}}));
  QCOMPARE(tree.lines(), QStringList({":a: 1", "\"b\": 2"}));
}

void TermModelTest::other_values_of_the_same_shape_change_cells_only() {
  Tree tree;
  tree.show(account(12, {1, 2}));
  QSignalSpy resets(&tree.model, &QAbstractItemModel::modelReset);
  QSignalSpy changes(&tree.model, &QAbstractItemModel::dataChanged);
  tree.show(account(12, {1, 7}));
  QCOMPARE(tree.lines(), QStringList({"balance: 12", "entries: 2 elements", "  1: 1", "  2: 7"}));
  QCOMPARE(resets.count(), 0);
  QCOMPARE(changes.count(), 1);
}

void TermModelTest::another_shape_adds_and_removes_rows_and_moves_no_other() {
  Tree tree;
  tree.show(account(12, {1}));
  QSignalSpy resets(&tree.model, &QAbstractItemModel::modelReset);
  QPersistentModelIndex entries = tree.model.index(1, TermModel::Name);
  tree.show(account(12, {1, 2}));
  QCOMPARE(tree.lines(), QStringList({"balance: 12", "entries: 2 elements", "  1: 1", "  2: 2"}));
  tree.show(account(12, {}));
  QCOMPARE(tree.lines(), QStringList({"balance: 12", "entries: []"}));
  QCOMPARE(entries.data().toString(), "entries");
  tree.show(Term::map({{Term("b"), 2}, {Term("d"), 4}}));
  tree.show(Term::map({{Term("a"), 1}, {Term("b"), 2}, {Term("c"), 3}}));
  QCOMPARE(tree.lines(), QStringList({"\"a\": 1", "\"b\": 2", "\"c\": 3"}));
  QVERIFY(!entries.isValid());
  QCOMPARE(resets.count(), 0);
}

void TermModelTest::rows_that_change_places_are_there_once() {
  Tree tree;
  auto show = [&tree](std::initializer_list<const char*> names) {
    std::vector<Term::Field> fields;
    for (const char* name : names) fields.emplace_back(Atom(name), 1);
    tree.show(Term::record(Atom("R"), fields));
  };
  show({"a", "b", "c", "d"});
  QPersistentModelIndex last = tree.model.index(3, TermModel::Name);
  show({"a", "b", "d", "c"});
  QCOMPARE(tree.lines(), QStringList({"a: 1", "b: 1", "d: 1", "c: 1"}));
  QVERIFY(last.isValid());
  QCOMPARE(last.row(), 2);
  QCOMPARE(last.data().toString(), "d");
}

void TermModelTest::what_was_opened_stays_open() {
  Tree tree;
  ui::TermView view(&tree.model, "state");
  auto books = [](std::vector<Term> entries) {
    return Term::record(Atom("Books"), {{Atom("account"), account(12, std::move(entries))}});
  };
  tree.show(books({1}));
  auto account_row = [&] { return tree.model.index(0, TermModel::Name); };
  auto entries_row = [&] { return tree.model.index(1, TermModel::Name, account_row()); };
  QVERIFY(view.isExpanded(account_row()));
  QVERIFY(!view.isExpanded(entries_row()));
  view.expand(entries_row());
  tree.show(books({1, 2}));
  QVERIFY(view.isExpanded(entries_row()));
  tree.show(Term());  // it is started again, and has told nothing yet
  tree.show(books({}));
  tree.show(books({3}));
  QVERIFY(view.isExpanded(entries_row()));
  view.collapse(account_row());
  tree.show(Term());
  tree.show(books({3}));
  QVERIFY(!view.isExpanded(account_row()));
}

void TermModelTest::a_deep_or_long_term_is_cut() {
  Tree tree;
  Term deep = 1;
  for (int level = 0; level < 2000; ++level) deep = Term::list({deep});
  tree.show(deep);
  QVERIFY(tree.lines().size() < 100);
  tree.show(Term::list(std::vector<Term>(1'000'000, Term(7))));
  QCOMPARE(tree.lines().last(), "999,900 more: ");
  QCOMPARE(ui::shown(Term(std::string(1'000'000, 'x')), tree.system).size(), 2001);
}

void TermModelTest::a_long_list_is_cut_and_says_how_much_is_left_out() {
  Tree tree;
  tree.show(account(0, std::vector<Term>(1250, Term(1))));
  QStringList lines = tree.lines();
  QCOMPARE(lines[1], "entries: 1,250 elements");
  QCOMPARE(lines.size(), 2 + 100 + 1);
  QCOMPARE(lines.last(), "  1,150 more: ");
}

void TermModelTest::a_wide_and_deep_term_is_told_in_words_where_it_is_deepest() {
  Tree tree;
  Term many = 7;
  for (int level = 0; level < 3; ++level) many = Term::list(std::vector<Term>(100, many));
  tree.show(many);
  QStringList lines = tree.lines();
  QVERIFY2(lines.size() >= 4900 && lines.size() <= 5200, qPrintable(QString::number(lines.size())));
  QCOMPARE(tree.model.rowCount(), 100);
  QCOMPARE(lines.first(), "1: 100 elements");
  QVERIFY2(lines[1].startsWith("  1: [7, 7, "), qPrintable(lines[1]));
  QVERIFY2(lines.last().startsWith("100: [[7, 7, "), qPrintable(lines.last().left(40)));
}

void TermModelTest::nothing_is_an_empty_tree() {
  Tree tree;
  tree.show(account(12, {1}));
  tree.show(Term());
  QCOMPARE(tree.lines(), QStringList());
}

const support::Registered registered(&support::make_case<TermModelTest>);

}  // namespace

#include "term_model_test.moc"
