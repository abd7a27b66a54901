// The list of contracts, page by page from where they are kept.

#include "models/contract_list_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>

#include <fmt/format.h>

#include "draw/text.h"
#include "qt_test.h"
#include "qt_world.h"

namespace {

using ui::ContractListModel;

/// The contracts of a desk, in a list that is checked whenever it tells of a change.
struct List {
  support::World world{&support::start_desk};
  ui::ContractProcesses processes{world.observation};
  QObject context;
  ContractListModel model{{[this](murabaha::ListQuery query, ContractListModel::Answer answer) {
                             world.desk.list(query, &context, answer);
                           },
                           [this] { return world.desk.moment().today(); }},
                          processes};
  QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

  List() { world.run(); }
  void open(const std::string& id) {
    auto currency = murabaha::Currency::of("KWD");
    world.desk.open({id, "customer-1", *currency, 80'000, 12'000}, &model, {});
    world.run();
  }
  void submit(const std::string& id, const murabaha::Action& action) {
    world.desk.submit(id, action, {}, &model, {});
    world.run();
  }
  QString cell(const std::string& id, int column) const {
    return model.index(model.rowOf(id), column).data().toString();
  }
  QStringList ids() const {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) all << model.index(row, 0).data().toString();
    return all;
  }
};

/// As many contracts as one likes, which count how often they are asked for.
struct ManyContracts {
  support::World world{&support::start_shop};
  ui::ContractProcesses processes{world.observation};
  std::int64_t count = 100'000;
  std::vector<std::int64_t> asked;  // the offsets
  ContractListModel model{{[this](const murabaha::ListQuery& query,
                                  const ContractListModel::Answer& answer) { answer(page(query)); },
                           [] { return murabaha::date_at(0); }},
                          processes};

  murabaha::ListPage page(const murabaha::ListQuery& query) {
    asked.push_back(query.offset);
    murabaha::ListPage page;
    page.matches = count;
    for (auto number = query.offset; number < std::min(count, query.offset + query.limit);
         ++number) {
      murabaha::Snapshot row;
      row.contract_id = fmt::format("M-{:06}", number);
      row.currency = "AED";
      row.state = "pending";
      page.rows.push_back(row);
    }
    return page;
  }
};

class ContractListModelTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void contracts_stand_in_the_order_of_their_ids();
  void a_row_follows_its_contract();
  void a_restart_is_counted_and_the_row_stays();
  void a_contract_whose_process_sleeps_stays_in_the_list();
  void an_instalment_that_is_late_is_counted_in_days();
  void a_filter_keeps_contracts_of_a_state_or_with_a_text();
  void totals_are_by_currency();
  void a_hundred_thousand_contracts_are_read_where_they_are_looked_at();
  void who_scrolls_fast_reads_what_he_came_to();
  void pages_are_forgotten();
};

void ContractListModelTest::contracts_stand_in_the_order_of_their_ids() {
  List list;
  QCOMPARE(list.model.rowCount(), 0);
  for (const char* id : {"M-2", "M-3", "M-1"}) list.open(id);
  QCOMPARE(list.ids(), QStringList({"M-1", "M-2", "M-3"}));
}

void ContractListModelTest::a_row_follows_its_contract() {
  List list;
  list.open("M-1");
  QSignalSpy inserted(&list.model, &QAbstractItemModel::rowsInserted);
  list.submit("M-1", murabaha::Approve{});
  list.submit("M-1", murabaha::Disburse{});
  list.submit("M-1", murabaha::RecordPayment{2'500});
  QCOMPARE(list.cell("M-1", ContractListModel::Stage), "repaying");
  QCOMPARE(list.cell("M-1", ContractListModel::Total), "KWD 92.000");
  QCOMPARE(list.cell("M-1", ContractListModel::Outstanding), "KWD 89.500");
  QCOMPARE(list.cell("M-1", ContractListModel::Disbursement), "confirmed");
  QCOMPARE(list.cell("M-1", ContractListModel::Process), "running");
  QCOMPARE(inserted.count(), 0);
}

void ContractListModelTest::a_restart_is_counted_and_the_row_stays() {
  List list;
  list.open("M-1");
  list.world.exit("M-1", "kill");
  QCOMPARE(list.model.rowCount(), 1);
  QCOMPARE(list.cell("M-1", ContractListModel::Process), "restarted once");
  QCOMPARE(list.processes.contractOf(list.world.id_of("M-1")), "M-1");
}

void ContractListModelTest::a_contract_whose_process_sleeps_stays_in_the_list() {
  List list;
  list.open("M-1");
  list.world.exit("contracts", "kill");
  QCOMPARE(list.model.rowCount(), 1);
  QCOMPARE(list.cell("M-1", ContractListModel::Process), "asleep");
}

void ContractListModelTest::an_instalment_that_is_late_is_counted_in_days() {
  List list;
  list.open("M-1");
  murabaha::AgreeSchedule agreed;
  agreed.count = 2;
  agreed.first_due = "2026-01-06";
  list.submit("M-1", agreed);
  list.submit("M-1", murabaha::Approve{});
  list.submit("M-1", murabaha::Disburse{});
  QCOMPARE(list.cell("M-1", ContractListModel::NextDue), "2026-01-06");
  QCOMPARE(list.cell("M-1", ContractListModel::DaysLate), "");
  list.world.run(std::chrono::hours(24 * 3));
  QCOMPARE(list.cell("M-1", ContractListModel::DaysLate), "2");
}

void ContractListModelTest::a_filter_keeps_contracts_of_a_state_or_with_a_text() {
  List list;
  for (const char* id : {"M-1", "M-2", "N-1"}) list.open(id);
  list.submit("M-2", murabaha::Approve{});
  list.model.setState("approved");
  list.world.run();
  QCOMPARE(list.ids(), QStringList{"M-2"});
  list.model.setState("");
  list.model.setText("N-");
  list.world.run();
  QCOMPARE(list.ids(), QStringList{"N-1"});
  list.model.setText("nobody");
  list.world.run();
  QCOMPARE(list.model.rowCount(), 0);
}

void ContractListModelTest::totals_are_by_currency() {
  List list;
  list.open("M-1");
  list.world.desk.open({"M-2", "customer-1", *murabaha::Currency::of("JPY"), 500, 50}, &list.model,
                       {});
  list.world.run();
  QCOMPARE(list.model.totals().size(), 2U);
  QCOMPARE(list.model.totals()[0].currency, "JPY");
  QCOMPARE(list.model.totals()[0].total, 550);
  QCOMPARE(list.model.totals()[1].outstanding, 92'000);
}

void ContractListModelTest::a_hundred_thousand_contracts_are_read_where_they_are_looked_at() {
  QElapsedTimer time;
  time.start();
  ManyContracts many;
  QCOMPARE(many.model.rowCount(), 100'000);
  QCOMPARE(many.asked.size(), 1U);
  QVERIFY(time.elapsed() < 1000);
  QModelIndex last = many.model.index(99'999, 0);
  QCOMPARE(last.data().toString(), ui::text(std::string("reading…")));
  QTRY_COMPARE(last.data().toString(), "M-099999");
  QCOMPARE(many.asked.back(), 99'800);
  QCOMPARE(many.asked.size(), 2U);
  QCOMPARE(many.model.rowOf("M-099999"), 99'999);
}

void ContractListModelTest::who_scrolls_fast_reads_what_he_came_to() {
  ManyContracts many;
  for (int row = 0; row < 100'000; row += 50) many.model.index(row, 0).data();
  QTRY_COMPARE(many.model.index(99'900, 0).data().toString(), "M-099900");
  QVERIFY2(many.asked.size() <= 5, "all that he flew past is read");
}

void ContractListModelTest::pages_are_forgotten() {
  ManyContracts many;
  for (int page = 0; page < 40; ++page) {
    QModelIndex cell = many.model.index(page * ContractListModel::page_size, 0);
    cell.data();
    QTRY_VERIFY(cell.data().toString().startsWith("M-"));
  }
  many.asked.clear();
  QVERIFY(many.model.at(0) == nullptr);
  QVERIFY(many.model.at(39 * ContractListModel::page_size) != nullptr);
}

const support::Registered registered(&support::make_case<ContractListModelTest>);

}  // namespace

#include "contract_list_model_test.moc"
