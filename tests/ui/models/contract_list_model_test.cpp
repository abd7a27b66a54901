// The list of contracts, as the states of their processes tell of them.

#include "models/contract_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "qt_test.h"
#include "qt_world.h"

namespace {

using ui::ContractListModel;

/// The contracts of a desk, in a list that is checked whenever it tells of a change.
struct List {
  support::World world{&support::start_desk};
  ContractListModel model{world.observation};
  QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

  void open(const std::string& id) {
    auto currency = murabaha::Currency::of("KWD");
    world.desk.open({id, "customer-1", *currency, 80'000, 12'000}, &model, {});
    world.run();
  }
  QString cell(const std::string& id, int column) const {
    return model.index(model.rowOf(id), column).data().toString();
  }
};

class ContractListModelTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void contracts_stand_in_the_order_of_their_ids();
  void a_row_follows_its_contract();
  void a_restart_is_counted_and_the_row_stays();
  void a_contract_that_nobody_restarts_stays_in_the_list_as_gone();
  void a_new_system_begins_with_an_empty_list();
};

void ContractListModelTest::contracts_stand_in_the_order_of_their_ids() {
  List list;
  QCOMPARE(list.model.rowCount(), 0);
  for (const char* id : {"M-2", "M-3", "M-1"}) list.open(id);
  QStringList ids;
  for (int row = 0; row < list.model.rowCount(); ++row)
    ids << list.model.index(row, 0).data().toString();
  QCOMPARE(ids, QStringList({"M-1", "M-2", "M-3"}));
}

void ContractListModelTest::a_row_follows_its_contract() {
  List list;
  list.open("M-1");
  QSignalSpy inserted(&list.model, &QAbstractItemModel::rowsInserted);
  for (murabaha::Action action : std::initializer_list<murabaha::Action>{
           murabaha::Approve{}, murabaha::Disburse{}, murabaha::RecordPayment{2'500}}) {
    list.world.desk.submit("M-1", action, {}, &list.model, {});
    list.world.run();
  }
  QCOMPARE(list.cell("M-1", ContractListModel::Stage), "repaying");
  QCOMPARE(list.cell("M-1", ContractListModel::Outstanding), "KWD 89.500");
  QCOMPARE(inserted.count(), 0);
}

void ContractListModelTest::a_restart_is_counted_and_the_row_stays() {
  List list;
  list.open("M-1");
  list.world.exit("M-1", "kill");
  QCOMPARE(list.model.rowCount(), 1);
  QCOMPARE(list.model.at(0).restarts, 1U);
  QVERIFY(list.model.at(0).is_alive);
  QCOMPARE(list.model.rowOf(list.world.id_of("M-1")), 0);
}

void ContractListModelTest::a_contract_that_nobody_restarts_stays_in_the_list_as_gone() {
  List list;
  list.open("M-1");
  list.world.exit("contracts", "kill");
  QCOMPARE(list.model.rowCount(), 1);
  QVERIFY(!list.model.at(0).is_alive);
}

void ContractListModelTest::a_new_system_begins_with_an_empty_list() {
  List list;
  list.open("M-1");
  list.world.observation.clear();
  QCOMPARE(list.model.rowCount(), 0);
}

const support::Registered registered(&support::make_case<ContractListModelTest>);

}  // namespace

#include "contract_list_model_test.moc"
