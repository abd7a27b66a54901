<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>BoxWords</name>
    <message>
        <source>not running</source>
        <translation>لا تعمل</translation>
    </message>
    <message>
        <source>%1 not running</source>
        <translation>%1 لا تعمل</translation>
    </message>
    <message>
        <source>worst mailbox %1</source>
        <translation>أسوأ صندوق %1</translation>
    </message>
    <message>
        <source>all running</source>
        <translation>الكل يعمل</translation>
    </message>
</context>
<context>
    <name>ChainWords</name>
    <message>
        <source>sets a timer for %1</source>
        <translation>تضبط مؤقتًا بعد ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1, dropped: %2</source>
        <translation>⁨%1⁩، أُسقطت: ⁨%2⁩</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>تبدأ</translation>
    </message>
    <message>
        <source>starts again: #%1</source>
        <translation>تبدأ من جديد: ‏#%1</translation>
    </message>
    <message>
        <source>starts as a child</source>
        <translation>تبدأ تابعةً</translation>
    </message>
    <message>
        <source>decides: %1</source>
        <translation>يقرر: ⁨%1⁩</translation>
    </message>
    <message>
        <source>crashes: %1</source>
        <translation>تنهار: ⁨%1⁩</translation>
    </message>
    <message>
        <source>ends: %1</source>
        <translation>تنتهي: ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>ContractStatement</name>
    <message>
        <source>Contract %1 · head of the trail %2</source>
        <translation>العقد %1 · رأس السجل %2</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>صفحة %1 من %2</translation>
    </message>
    <message>
        <source>Statement of the Murabaha contract %1</source>
        <translation>كشف عقد المرابحة %1</translation>
    </message>
    <message>
        <source>Written at %1 UTC · %2 in the civil (tabular) Islamic calendar</source>
        <translation>حُرّر في %1 بالتوقيت العالمي · %2 بالتقويم الهجري المدني (الجدولي)</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>الشروط</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>العقد</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>العملة</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>القواعد</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>الأصل</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>المورّد</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>الوكيل</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>تاريخ الفتح</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>تاريخ البيع</translation>
    </message>
    <message>
        <source>Paid too much</source>
        <translation>المدفوع الزائد</translation>
    </message>
    <message>
        <source>is owed to the customer</source>
        <translation>يُستحق للعميل</translation>
    </message>
    <message>
        <source>is refused</source>
        <translation>يُرفض</translation>
    </message>
    <message>
        <source>Cost and price</source>
        <translation>التكلفة والثمن</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>التكلفة</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>الربح</translation>
    </message>
    <message>
        <source>Selling price</source>
        <translation>ثمن البيع</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>الرصيد</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>المدفوع</translation>
    </message>
    <message>
        <source>Rebate given</source>
        <translation>الإبراء الممنوح</translation>
    </message>
    <message>
        <source>Refunded to the customer</source>
        <translation>المردود إلى العميل</translation>
    </message>
    <message>
        <source>Refund due to the customer</source>
        <translation>المستحق رده إلى العميل</translation>
    </message>
    <message>
        <source>Donated to charity, apart from the price</source>
        <translation>تبرعات للخيرات، خارج الثمن</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>المتبقي</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>جدول السداد</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>رقم</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>الاستحقاق</translation>
    </message>
    <message>
        <source>Instalment</source>
        <translation>القسط</translation>
    </message>
    <message>
        <source>Cost part</source>
        <translation>حصة التكلفة</translation>
    </message>
    <message>
        <source>Profit part</source>
        <translation>حصة الربح</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>الباقي</translation>
    </message>
    <message>
        <source>No schedule is agreed.</source>
        <translation>لم يُتفق على جدول سداد.</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>الدفعات</translation>
    </message>
    <message>
        <source>Value date</source>
        <translation>تاريخ القيمة</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>المقبوض</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>المحتسب</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>الزائد</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>المرجع</translation>
    </message>
    <message>
        <source>No payment is recorded.</source>
        <translation>لم تُسجَّل أي دفعة.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>التسلسل الزمني</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>خطوة</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>الوقت (العالمي)</translation>
    </message>
    <message>
        <source>By</source>
        <translation>المنفّذ</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>ما حدث</translation>
    </message>
    <message>
        <source>State after</source>
        <translation>الحالة بعدها</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>البصمة</translation>
    </message>
    <message>
        <source>Head of the audit trail</source>
        <translation>رأس سجل التدقيق</translation>
    </message>
    <message>
        <source>The last step&apos;s SHA-256, over all steps before it; in short %1. Whoever verifies the contract later must find this hash in its trail.</source>
        <translation>بصمة SHA-256 للخطوة الأخيرة، وتشمل كل الخطوات التي قبلها؛ ومختصرها %1. من يتحقق من العقد لاحقًا يجب أن يجد هذه البصمة في سجله.</translation>
    </message>
    <message>
        <source>The desk checks recorded evidence against configured rules. It gives no ruling.</source>
        <translation>يقارن المكتب الأدلة المسجّلة بالقواعد المضبوطة، ولا يُصدر حكمًا.</translation>
    </message>
    <message>
        <source>none: whole units</source>
        <translation>بلا عملة: وحدات كاملة</translation>
    </message>
    <message>
        <source>Instalments: %1</source>
        <translation>عدد الأقساط: %1</translation>
    </message>
    <message>
        <source>%1, rebate %2</source>
        <translation>%1، والإبراء %2</translation>
    </message>
    <message>
        <source>Instalments</source>
        <translation>الأقساط</translation>
    </message>
    <message>
        <source>Profit is earned</source>
        <translation>تحقق الربح</translation>
    </message>
    <message>
        <source>Rebate when settled early</source>
        <translation>الإبراء عند السداد المبكر</translation>
    </message>
    <message>
        <source>Donation when late</source>
        <translation>التبرع عند التأخر</translation>
    </message>
    <message>
        <source>%1 of a late instalment, to charity</source>
        <translation>%1 من القسط المتأخر، للخيرات</translation>
    </message>
    <message>
        <source>Passed on to charity</source>
        <translation>صُرف للخيرات</translation>
    </message>
</context>
<context>
    <name>ContractWords</name>
    <message>
        <source>Opened</source>
        <translation>فُتح</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>اعتُمد</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>رُفض</translation>
    </message>
    <message>
        <source>Disbursement requested</source>
        <translation>طُلب الصرف</translation>
    </message>
    <message>
        <source>Disbursed</source>
        <translation>صُرف</translation>
    </message>
    <message>
        <source>Disbursement declined</source>
        <translation>رُدّ طلب الصرف</translation>
    </message>
    <message>
        <source>Disbursement: outcome unknown</source>
        <translation>الصرف: النتيجة غير معروفة</translation>
    </message>
    <message>
        <source>Refund requested</source>
        <translation>طُلب الرد</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>رُدّ المبلغ</translation>
    </message>
    <message>
        <source>Refund declined</source>
        <translation>رُفض طلب الرد</translation>
    </message>
    <message>
        <source>Refund: outcome unknown</source>
        <translation>الرد: النتيجة غير معروفة</translation>
    </message>
    <message>
        <source>Payment recorded</source>
        <translation>سُجّلت دفعة</translation>
    </message>
    <message>
        <source>Evidence recorded</source>
        <translation>سُجّل دليل</translation>
    </message>
    <message>
        <source>Schedule agreed</source>
        <translation>اتُّفق على جدول</translation>
    </message>
    <message>
        <source>Sale concluded</source>
        <translation>أُبرم البيع</translation>
    </message>
    <message>
        <source>Settled early</source>
        <translation>سُدّد مبكرًا</translation>
    </message>
    <message>
        <source>Donation to charity recorded</source>
        <translation>سُجّل تبرع للخيرات</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>قيد الانتظار</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>معتمد</translation>
    </message>
    <message>
        <source>disbursed</source>
        <translation>مصروف</translation>
    </message>
    <message>
        <source>repaying</source>
        <translation>قيد السداد</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>مكتمل</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>الأساسية</translation>
    </message>
    <message>
        <source>AAOIFI SS-8</source>
        <translation>المعيار الشرعي 8 (AAOIFI)</translation>
    </message>
    <message>
        <source>request</source>
        <translation>طلب</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>وعد</translation>
    </message>
    <message>
        <source>supplier&apos;s contract</source>
        <translation>عقد المورّد</translation>
    </message>
    <message>
        <source>agency</source>
        <translation>وكالة</translation>
    </message>
    <message>
        <source>title</source>
        <translation>ملكية</translation>
    </message>
    <message>
        <source>possession</source>
        <translation>قبض</translation>
    </message>
    <message>
        <source>disclosure of the cost</source>
        <translation>الإفصاح عن التكلفة</translation>
    </message>
    <message>
        <source>offer and acceptance</source>
        <translation>إيجاب وقبول</translation>
    </message>
    <message>
        <source>undertaking to donate</source>
        <translation>تعهد بالتبرع</translation>
    </message>
    <message>
        <source>inability to pay</source>
        <translation>عجز عن السداد</translation>
    </message>
    <message>
        <source>%1 minor units</source>
        <translation>%1 من الوحدات الصغرى</translation>
    </message>
    <message>
        <source>one side</source>
        <translation>طرف واحد</translation>
    </message>
    <message>
        <source>both sides, one with an option</source>
        <translation>الطرفان، ولأحدهما الخيار</translation>
    </message>
    <message>
        <source>both sides</source>
        <translation>الطرفان</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>مركبة</translation>
    </message>
    <message>
        <source>property</source>
        <translation>عقار</translation>
    </message>
    <message>
        <source>equipment</source>
        <translation>معدات</translation>
    </message>
    <message>
        <source>commodity</source>
        <translation>سلعة</translation>
    </message>
    <message>
        <source>other asset</source>
        <translation>أصل آخر</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>ذهب</translation>
    </message>
    <message>
        <source>silver</source>
        <translation>فضة</translation>
    </message>
    <message>
        <source>currency</source>
        <translation>عملة</translation>
    </message>
    <message>
        <source>Passed on to charity</source>
        <translation>صُرف للخيرات</translation>
    </message>
    <message>
        <source>%1: more than can be added up</source>
        <translation>%1: أكثر مما يمكن جمعه</translation>
    </message>
    <message>
        <source>ability to pay again</source>
        <translation>القدرة على السداد مجددًا</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>1 process</source>
        <translation>عملية واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%1 processes</source>
        <translation>
            <numerusform>لا عمليات</numerusform>
            <numerusform>%1 عملية</numerusform>
            <numerusform>عمليتان</numerusform>
            <numerusform>%1 عمليات</numerusform>
            <numerusform>%1 عملية</numerusform>
            <numerusform>%1 عملية</numerusform>
        </translation>
    </message>
    <message>
        <source>1 supervisor</source>
        <translation>مشرف واحد</translation>
    </message>
    <message numerus="yes">
        <source>%1 supervisors</source>
        <translation>
            <numerusform>لا مشرفين</numerusform>
            <numerusform>%1 مشرفًا</numerusform>
            <numerusform>مشرفان</numerusform>
            <numerusform>%1 مشرفين</numerusform>
            <numerusform>%1 مشرفًا</numerusform>
            <numerusform>%1 مشرف</numerusform>
        </translation>
    </message>
    <message>
        <source>1 other process goes down</source>
        <translation>تسقط عملية أخرى واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%1 other processes go down</source>
        <translation>
            <numerusform>لا تسقط عملية أخرى</numerusform>
            <numerusform>تسقط %1 عملية أخرى</numerusform>
            <numerusform>تسقط عمليتان أخريان</numerusform>
            <numerusform>تسقط %1 عمليات أخرى</numerusform>
            <numerusform>تسقط %1 عملية أخرى</numerusform>
            <numerusform>تسقط %1 عملية أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>1 restart</source>
        <translation>إعادة تشغيل واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%1 restarts</source>
        <translation>
            <numerusform>لا إعادة تشغيل</numerusform>
            <numerusform>%1 إعادة تشغيل</numerusform>
            <numerusform>إعادتا تشغيل</numerusform>
            <numerusform>%1 إعادات تشغيل</numerusform>
            <numerusform>%1 إعادة تشغيل</numerusform>
            <numerusform>%1 إعادة تشغيل</numerusform>
        </translation>
    </message>
    <message>
        <source>1 restart in 60 s</source>
        <translation>إعادة تشغيل واحدة في 60 ث</translation>
    </message>
    <message numerus="yes">
        <source>%1 restarts in 60 s</source>
        <translation>
            <numerusform>لا إعادة تشغيل في 60 ث</numerusform>
            <numerusform>%1 إعادة تشغيل في 60 ث</numerusform>
            <numerusform>إعادتا تشغيل في 60 ث</numerusform>
            <numerusform>%1 إعادات تشغيل في 60 ث</numerusform>
            <numerusform>%1 إعادة تشغيل في 60 ث</numerusform>
            <numerusform>%1 إعادة تشغيل في 60 ث</numerusform>
        </translation>
    </message>
    <message>
        <source>restarted once</source>
        <translation>أعيد تشغيلها مرة</translation>
    </message>
    <message numerus="yes">
        <source>restarted %1 times</source>
        <translation>
            <numerusform>لم يُعَد تشغيلها</numerusform>
            <numerusform>أعيد تشغيلها %1 مرة</numerusform>
            <numerusform>أعيد تشغيلها مرتين</numerusform>
            <numerusform>أعيد تشغيلها %1 مرات</numerusform>
            <numerusform>أعيد تشغيلها %1 مرة</numerusform>
            <numerusform>أعيد تشغيلها %1 مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>رسالة واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>%1 رسالة</numerusform>
            <numerusform>رسالتان</numerusform>
            <numerusform>%1 رسائل</numerusform>
            <numerusform>%1 رسالة</numerusform>
            <numerusform>%1 رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>1 message waits</source>
        <translation>رسالة واحدة تنتظر</translation>
    </message>
    <message numerus="yes">
        <source>%1 messages wait</source>
        <translation>
            <numerusform>لا رسائل تنتظر</numerusform>
            <numerusform>%1 رسالة تنتظر</numerusform>
            <numerusform>رسالتان تنتظران</numerusform>
            <numerusform>%1 رسائل تنتظر</numerusform>
            <numerusform>%1 رسالة تنتظر</numerusform>
            <numerusform>%1 رسالة تنتظر</numerusform>
        </translation>
    </message>
    <message>
        <source>1 message waiting</source>
        <translation>رسالة واحدة منتظرة</translation>
    </message>
    <message numerus="yes">
        <source>%1 messages waiting</source>
        <translation>
            <numerusform>لا رسائل منتظرة</numerusform>
            <numerusform>%1 رسالة منتظرة</numerusform>
            <numerusform>رسالتان منتظرتان</numerusform>
            <numerusform>%1 رسائل منتظرة</numerusform>
            <numerusform>%1 رسالة منتظرة</numerusform>
            <numerusform>%1 رسالة منتظرة</numerusform>
        </translation>
    </message>
    <message>
        <source>1 message event</source>
        <translation>حدث رسالة واحد</translation>
    </message>
    <message numerus="yes">
        <source>%1 message events</source>
        <translation>
            <numerusform>لا أحداث رسائل</numerusform>
            <numerusform>%1 حدث رسائل</numerusform>
            <numerusform>حدثا رسائل</numerusform>
            <numerusform>%1 أحداث رسائل</numerusform>
            <numerusform>%1 حدث رسائل</numerusform>
            <numerusform>%1 حدث رسائل</numerusform>
        </translation>
    </message>
    <message>
        <source>1 mailbox alarm</source>
        <translation>إنذار صندوق واحد</translation>
    </message>
    <message numerus="yes">
        <source>%1 mailbox alarms</source>
        <translation>
            <numerusform>لا إنذارات صناديق</numerusform>
            <numerusform>%1 إنذار صناديق</numerusform>
            <numerusform>إنذارا صناديق</numerusform>
            <numerusform>%1 إنذارات صناديق</numerusform>
            <numerusform>%1 إنذار صناديق</numerusform>
            <numerusform>%1 إنذار صناديق</numerusform>
        </translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>حدث واحد</translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>لا أحداث</numerusform>
            <numerusform>%1 حدثًا</numerusform>
            <numerusform>حدثان</numerusform>
            <numerusform>%1 أحداث</numerusform>
            <numerusform>%1 حدثًا</numerusform>
            <numerusform>%1 حدث</numerusform>
        </translation>
    </message>
    <message>
        <source>1 event waits</source>
        <translation>حدث واحد ينتظر</translation>
    </message>
    <message numerus="yes">
        <source>%1 events wait</source>
        <translation>
            <numerusform>لا أحداث تنتظر</numerusform>
            <numerusform>%1 حدثًا ينتظر</numerusform>
            <numerusform>حدثان ينتظران</numerusform>
            <numerusform>%1 أحداث تنتظر</numerusform>
            <numerusform>%1 حدثًا ينتظر</numerusform>
            <numerusform>%1 حدث ينتظر</numerusform>
        </translation>
    </message>
    <message>
        <source>1 event that did not fit into the buffer</source>
        <translation>حدث واحد لم يسعه المخزن المؤقت</translation>
    </message>
    <message numerus="yes">
        <source>%1 events that did not fit into the buffer</source>
        <translation>
            <numerusform>لا أحداث لم يسعها المخزن المؤقت</numerusform>
            <numerusform>%1 حدثًا لم يسعه المخزن المؤقت</numerusform>
            <numerusform>حدثان لم يسعهما المخزن المؤقت</numerusform>
            <numerusform>%1 أحداث لم يسعها المخزن المؤقت</numerusform>
            <numerusform>%1 حدثًا لم يسعه المخزن المؤقت</numerusform>
            <numerusform>%1 حدث لم يسعه المخزن المؤقت</numerusform>
        </translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>نتيجة واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%1 matches</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%1 نتائج</numerusform>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>%1 نتيجة</numerusform>
        </translation>
    </message>
    <message>
        <source>1 element</source>
        <translation>عنصر واحد</translation>
    </message>
    <message numerus="yes">
        <source>%1 elements</source>
        <translation>
            <numerusform>لا عناصر</numerusform>
            <numerusform>%1 عنصرًا</numerusform>
            <numerusform>عنصران</numerusform>
            <numerusform>%1 عناصر</numerusform>
            <numerusform>%1 عنصرًا</numerusform>
            <numerusform>%1 عنصر</numerusform>
        </translation>
    </message>
    <message>
        <source>1 contract</source>
        <translation>عقد واحد</translation>
    </message>
    <message numerus="yes">
        <source>%1 contracts</source>
        <translation>
            <numerusform>لا عقود</numerusform>
            <numerusform>%1 عقدًا</numerusform>
            <numerusform>عقدان</numerusform>
            <numerusform>%1 عقود</numerusform>
            <numerusform>%1 عقدًا</numerusform>
            <numerusform>%1 عقد</numerusform>
        </translation>
    </message>
    <message>
        <source>1 request is</source>
        <translation>طلب واحد</translation>
    </message>
    <message numerus="yes">
        <source>%1 requests are</source>
        <translation>
            <numerusform>لا طلبات</numerusform>
            <numerusform>%1 طلبًا</numerusform>
            <numerusform>طلبان</numerusform>
            <numerusform>%1 طلبات</numerusform>
            <numerusform>%1 طلبًا</numerusform>
            <numerusform>%1 طلب</numerusform>
        </translation>
    </message>
    <message>
        <source>1 payment differs</source>
        <translation>دفعة واحدة مختلفة</translation>
    </message>
    <message numerus="yes">
        <source>%1 payments differ</source>
        <translation>
            <numerusform>لا دفعات مختلفة</numerusform>
            <numerusform>%1 دفعة مختلفة</numerusform>
            <numerusform>دفعتان مختلفتان</numerusform>
            <numerusform>%1 دفعات مختلفة</numerusform>
            <numerusform>%1 دفعة مختلفة</numerusform>
            <numerusform>%1 دفعة مختلفة</numerusform>
        </translation>
    </message>
    <message>
        <source>1 crash</source>
        <translation>انهيار واحد</translation>
    </message>
    <message numerus="yes">
        <source>%1 crashes</source>
        <translation>
            <numerusform>لا انهيارات</numerusform>
            <numerusform>انهيار %1</numerusform>
            <numerusform>انهياران</numerusform>
            <numerusform>%1 انهيارات</numerusform>
            <numerusform>%1 انهيارًا</numerusform>
            <numerusform>%1 انهيار</numerusform>
        </translation>
    </message>
    <message>
        <source>1 normal end</source>
        <translation>إنهاء عادي واحد</translation>
    </message>
    <message numerus="yes">
        <source>%1 normal ends</source>
        <translation>
            <numerusform>لا إنهاءات عادية</numerusform>
            <numerusform>إنهاء عادي %1</numerusform>
            <numerusform>إنهاءان عاديان</numerusform>
            <numerusform>%1 إنهاءات عادية</numerusform>
            <numerusform>%1 إنهاءً عاديًا</numerusform>
            <numerusform>%1 إنهاء عادي</numerusform>
        </translation>
    </message>
    <message>
        <source>The only process has ended</source>
        <translation>انتهت العملية الوحيدة</translation>
    </message>
    <message numerus="yes">
        <source>All %1 processes have ended</source>
        <translation>
            <numerusform>لم تنتهِ أي عملية</numerusform>
            <numerusform>انتهت العملية الوحيدة</numerusform>
            <numerusform>انتهت العمليتان</numerusform>
            <numerusform>انتهت كل العمليات وعددها %1</numerusform>
            <numerusform>انتهت كل العمليات وعددها %1</numerusform>
            <numerusform>انتهت كل العمليات وعددها %1</numerusform>
        </translation>
    </message>
    <message>
        <source>1 contract is wrong.</source>
        <translation>عقد واحد غير صحيح.</translation>
    </message>
    <message numerus="yes">
        <source>%1 contracts are wrong.</source>
        <translation>
            <numerusform>لا عقد غير صحيح.</numerusform>
            <numerusform>عقد واحد غير صحيح.</numerusform>
            <numerusform>عقدان غير صحيحين.</numerusform>
            <numerusform>%1 عقود غير صحيحة.</numerusform>
            <numerusform>%1 عقدًا غير صحيح.</numerusform>
            <numerusform>%1 عقد غير صحيح.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 process of the kind %2 restarts again and again</source>
        <translation>عملية واحدة من النوع %2 يُعاد تشغيلها مرة بعد مرة</translation>
    </message>
    <message numerus="yes">
        <source>%1 processes of the kind %2 restart again and again</source>
        <translation>
            <numerusform>%1 عمليات من النوع %2 يُعاد تشغيلها مرة بعد مرة</numerusform>
            <numerusform>%1 عمليات من النوع %2 يُعاد تشغيلها مرة بعد مرة</numerusform>
            <numerusform>%1 عمليات من النوع %2 يُعاد تشغيلها مرة بعد مرة</numerusform>
            <numerusform>%1 عمليات من النوع %2 يُعاد تشغيلها مرة بعد مرة</numerusform>
            <numerusform>%1 عمليات من النوع %2 يُعاد تشغيلها مرة بعد مرة</numerusform>
            <numerusform>%1 عمليات من النوع %2 يُعاد تشغيلها مرة بعد مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>1 supervisor of the kind %2 has no restart left</source>
        <translation>مشرف واحد من النوع %2 لم تبق له إعادة تشغيل</translation>
    </message>
    <message numerus="yes">
        <source>%1 supervisors of the kind %2 have no restart left</source>
        <translation>
            <numerusform>لا مشرف من النوع %2 نفدت إعاداته</numerusform>
            <numerusform>مشرف واحد من النوع %2 لم تبق له إعادة تشغيل</numerusform>
            <numerusform>مشرفان من النوع %2 لم تبق لهما إعادة تشغيل</numerusform>
            <numerusform>%1 مشرفين من النوع %2 لم تبق لهم إعادة تشغيل</numerusform>
            <numerusform>%1 مشرفًا من النوع %2 لم تبق لهم إعادة تشغيل</numerusform>
            <numerusform>%1 مشرف من النوع %2 لم تبق لهم إعادة تشغيل</numerusform>
        </translation>
    </message>
    <message>
        <source>The mailbox of 1 process of the kind %2 grows</source>
        <translation>يكبر صندوق عملية واحدة من النوع %2</translation>
    </message>
    <message numerus="yes">
        <source>The mailboxes of %1 processes of the kind %2 grow</source>
        <translation>
            <numerusform>تكبر صناديق %1 عمليات من النوع %2</numerusform>
            <numerusform>تكبر صناديق %1 عمليات من النوع %2</numerusform>
            <numerusform>تكبر صناديق %1 عمليات من النوع %2</numerusform>
            <numerusform>تكبر صناديق %1 عمليات من النوع %2</numerusform>
            <numerusform>تكبر صناديق %1 عمليات من النوع %2</numerusform>
            <numerusform>تكبر صناديق %1 عمليات من النوع %2</numerusform>
        </translation>
    </message>
    <message>
        <source>1 process of the kind %2 is not supervised</source>
        <translation>عملية واحدة من النوع %2 بلا إشراف</translation>
    </message>
    <message numerus="yes">
        <source>%1 processes of the kind %2 are not supervised</source>
        <translation>
            <numerusform>%1 عمليات من النوع %2 بلا إشراف</numerusform>
            <numerusform>%1 عمليات من النوع %2 بلا إشراف</numerusform>
            <numerusform>%1 عمليات من النوع %2 بلا إشراف</numerusform>
            <numerusform>%1 عمليات من النوع %2 بلا إشراف</numerusform>
            <numerusform>%1 عمليات من النوع %2 بلا إشراف</numerusform>
            <numerusform>%1 عمليات من النوع %2 بلا إشراف</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DepthWords</name>
    <message>
        <source>other or unknown</source>
        <translation>أخرى أو غير معروفة</translation>
    </message>
    <message>
        <source>by kind, at most %1</source>
        <translation>حسب النوع، %1 على الأكثر</translation>
    </message>
    <message>
        <source>60 s ago</source>
        <translation>قبل 60 ث</translation>
    </message>
    <message>
        <source>now</source>
        <translation>الآن</translation>
    </message>
</context>
<context>
    <name>DeskCodes</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>اعتماد</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Disburse</source>
        <translation>صرف</translation>
    </message>
    <message>
        <source>Record payment</source>
        <translation>تسجيل دفعة</translation>
    </message>
    <message>
        <source>Record document</source>
        <translation>تسجيل مستند</translation>
    </message>
    <message>
        <source>Agree schedule</source>
        <translation>الاتفاق على الجدول</translation>
    </message>
    <message>
        <source>Conclude sale</source>
        <translation>إبرام البيع</translation>
    </message>
    <message>
        <source>Settle early</source>
        <translation>سداد مبكر</translation>
    </message>
    <message>
        <source>Donation to charity</source>
        <translation>تبرع خيري</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>nobody is signed in</source>
        <translation>لا مستخدم</translation>
    </message>
    <message>
        <source>exists already</source>
        <translation>موجود أصلًا</translation>
    </message>
    <message>
        <source>open already</source>
        <translation>مفتوح أصلًا</translation>
    </message>
    <message>
        <source>amount too large</source>
        <translation>مبلغ أكبر من المسموح</translation>
    </message>
    <message>
        <source>too many digits</source>
        <translation>أرقام كسرية زائدة</translation>
    </message>
    <message>
        <source>no amount</source>
        <translation>ليس مبلغًا</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>قيد التنفيذ</translation>
    </message>
    <message>
        <source>audit trail broken</source>
        <translation>سجل تدقيق مكسور</translation>
    </message>
    <message>
        <source>cost does not add up</source>
        <translation>بنود لا تساوي التكلفة</translation>
    </message>
    <message>
        <source>not as the file should be</source>
        <translation>صيغة ملف خاطئة</translation>
    </message>
    <message>
        <source>another currency</source>
        <translation>عملة أخرى</translation>
    </message>
    <message>
        <source>unknown currency</source>
        <translation>عملة غير معروفة</translation>
    </message>
    <message>
        <source>reference used already</source>
        <translation>مرجع مستعمل</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>شروط ناقصة</translation>
    </message>
    <message>
        <source>key used already</source>
        <translation>مفتاح مستعمل</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>رصيد غير كافٍ</translation>
    </message>
    <message>
        <source>wrong amount</source>
        <translation>مبلغ خاطئ</translation>
    </message>
    <message>
        <source>wrong document</source>
        <translation>مستند خاطئ</translation>
    </message>
    <message>
        <source>wrong id</source>
        <translation>معرّف خاطئ</translation>
    </message>
    <message>
        <source>wrong plan</source>
        <translation>خطة خاطئة</translation>
    </message>
    <message>
        <source>wrong profit</source>
        <translation>ربح خاطئ</translation>
    </message>
    <message>
        <source>unreadable row</source>
        <translation>سطر لا يُقرأ</translation>
    </message>
    <message>
        <source>not in this state</source>
        <translation>لا تسمح به الحالة</translation>
    </message>
    <message>
        <source>wrong text</source>
        <translation>نص خاطئ</translation>
    </message>
    <message>
        <source>wrong date</source>
        <translation>تاريخ خاطئ</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>غير موجود</translation>
    </message>
    <message>
        <source>no contract file</source>
        <translation>ليس ملف عقود</translation>
    </message>
    <message>
        <source>nothing to export</source>
        <translation>لا شيء للتصدير</translation>
    </message>
    <message>
        <source>no desk</source>
        <translation>لا مكتب عقود</translation>
    </message>
    <message>
        <source>more than is owed</source>
        <translation>أكثر من المتبقي</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>نتيجة غير معروفة</translation>
    </message>
    <message>
        <source>rate out of range</source>
        <translation>معدل خارج الحدود</translation>
    </message>
    <message>
        <source>wrong rate</source>
        <translation>معدل خاطئ</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>للقراءة فقط</translation>
    </message>
    <message>
        <source>rebate too large</source>
        <translation>إبراء أكبر من المسموح</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>مسترد</translation>
    </message>
    <message>
        <source>schedule does not add up</source>
        <translation>جدول لا يساوي الثمن</translation>
    </message>
    <message>
        <source>database too new</source>
        <translation>قاعدة بيانات أحدث</translation>
    </message>
    <message>
        <source>another sum is due</source>
        <translation>المستحق مبلغ آخر</translation>
    </message>
    <message>
        <source>database failed</source>
        <translation>خلل في قاعدة البيانات</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>لا جواب في الوقت</translation>
    </message>
    <message>
        <source>changed meanwhile</source>
        <translation>تغيّر في هذه الأثناء</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>النقد</translation>
    </message>
    <message>
        <source>Advance to the supplier</source>
        <translation>سلفة للمورّد</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>المخزون</translation>
    </message>
    <message>
        <source>Receivable</source>
        <translation>الذمم المدينة</translation>
    </message>
    <message>
        <source>Deferred profit</source>
        <translation>الربح المؤجل</translation>
    </message>
    <message>
        <source>Profit income</source>
        <translation>دخل الربح</translation>
    </message>
    <message>
        <source>Customer&apos;s credit</source>
        <translation>رصيد العميل</translation>
    </message>
    <message>
        <source>Payable to charity</source>
        <translation>مستحق للأعمال الخيرية</translation>
    </message>
    <message>
        <source>disbursement</source>
        <translation>صرف</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>intended</source>
        <translation>مقصود</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>مؤكد</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>مدفوع</translation>
    </message>
    <message>
        <source>told to pay</source>
        <translation>أُمر بالدفع</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>سُئل</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>لا يمكن الوصول إليه</translation>
    </message>
    <message>
        <source>another amount was paid</source>
        <translation>دُفع مبلغ آخر</translation>
    </message>
    <message>
        <source>wrong kind of asset</source>
        <translation>نوع أصل غير صحيح</translation>
    </message>
    <message>
        <source>Pass on to charity</source>
        <translation>صرف للخيرات</translation>
    </message>
    <message>
        <source>Decide unknown payment</source>
        <translation>البت في دفعة مجهولة</translation>
    </message>
    <message>
        <source>more than was donated</source>
        <translation>أكثر مما تُبرّع به</translation>
    </message>
    <message>
        <source>neither paid nor not paid</source>
        <translation>لا مدفوعة ولا غير مدفوعة</translation>
    </message>
    <message>
        <source>was not paid</source>
        <translation>لم تُدفع</translation>
    </message>
    <message>
        <source>under way there</source>
        <translation>قيد التنفيذ هناك</translation>
    </message>
    <message>
        <source>key may be forgotten</source>
        <translation>قد يكون المفتاح نُسي</translation>
    </message>
    <message>
        <source>cannot be asked</source>
        <translation>لا يمكن سؤاله</translation>
    </message>
    <message>
        <source>no such hash</source>
        <translation>لا بصمة كهذه</translation>
    </message>
    <message>
        <source>no checkpoint</source>
        <translation>ليست نقطة تحقق</translation>
    </message>
    <message>
        <source>no hash</source>
        <translation>ليست بصمة</translation>
    </message>
</context>
<context>
    <name>DeskSentences</name>
    <message>
        <source>The contract is still pending: approve it first.</source>
        <translation>العقد ما زال قيد الانتظار: اعتمده أولًا.</translation>
    </message>
    <message>
        <source>The contract is approved already.</source>
        <translation>العقد معتمد أصلًا.</translation>
    </message>
    <message>
        <source>The money is disbursed already.</source>
        <translation>المال مصروف أصلًا.</translation>
    </message>
    <message>
        <source>The customer is repaying already.</source>
        <translation>العميل يسدد أصلًا.</translation>
    </message>
    <message>
        <source>The contract is completed: nothing is owed any more.</source>
        <translation>العقد مكتمل: لم يعد شيء مستحقًا.</translation>
    </message>
    <message>
        <source>The contract was rejected: nothing more can happen to it.</source>
        <translation>العقد مرفوض: لا يمكن أن يحدث له شيء بعد ذلك.</translation>
    </message>
    <message>
        <source>Nothing is owed yet: disburse the money first.</source>
        <translation>لا شيء مستحق بعد: اصرف المال أولًا.</translation>
    </message>
    <message>
        <source>Nothing is paid beyond what is owed: the customer is still repaying.</source>
        <translation>لم يُدفع ما يزيد على المستحق: العميل ما زال يسدد.</translation>
    </message>
    <message>
        <source>The sale is concluded already: the customer is repaying.</source>
        <translation>البيع مبرم أصلًا: العميل يسدد.</translation>
    </message>
    <message>
        <source>Give a date from %1 to %2, written like 2026-01-05.</source>
        <translation>أدخل تاريخًا من %1 إلى %2، مكتوبًا مثل ⁨2026-01-05⁩.</translation>
    </message>
    <message>
        <source>Give a date no later than %1, written like 2026-01-05.</source>
        <translation>أدخل تاريخًا لا يتجاوز %1، مكتوبًا مثل ⁨2026-01-05⁩.</translation>
    </message>
    <message>
        <source>A payment must be above zero.</source>
        <translation>يجب أن تزيد الدفعة على صفر.</translation>
    </message>
    <message>
        <source>A donation must be above zero.</source>
        <translation>يجب أن يزيد التبرع على صفر.</translation>
    </message>
    <message>
        <source>The reference %1 was recorded at step %2 already.</source>
        <translation>المرجع %1 مسجّل من قبل في الخطوة %2.</translation>
    </message>
    <message>
        <source>That is more than is owed: at most %1.</source>
        <translation>هذا أكثر من المستحق: %1 على الأكثر.</translation>
    </message>
    <message>
        <source>The rebate must not be below zero.</source>
        <translation>يجب ألا يقل الإبراء عن صفر.</translation>
    </message>
    <message>
        <source>The rebate may be at most the unearned profit, %1.</source>
        <translation>لا يزيد الإبراء على الربح غير المكتسب، %1.</translation>
    </message>
    <message>
        <source>With this rebate, %1 settles what is owed.</source>
        <translation>مع هذا الإبراء يُسدَّد المستحق بمبلغ %1.</translation>
    </message>
    <message>
        <source>There is no such kind of evidence.</source>
        <translation>لا يوجد نوع دليل كهذا.</translation>
    </message>
    <message>
        <source>A SHA-256 has 64 digits from 0-9 and a-f.</source>
        <translation>بصمة SHA-256 لها 64 خانة من ⁨0-9⁩ و⁨a-f⁩.</translation>
    </message>
    <message>
        <source>Give the day of the first instalment, like 2026-02-28.</source>
        <translation>أدخل يوم القسط الأول، مثل ⁨2026-02-28⁩.</translation>
    </message>
    <message>
        <source>Nothing is owed to the customer.</source>
        <translation>لا شيء مستحق للعميل.</translation>
    </message>
    <message>
        <source>A payment is on its way: its outcome is not known yet.</source>
        <translation>دفعة في الطريق: نتيجتها غير معروفة بعد.</translation>
    </message>
    <message>
        <source>Give the reason of the rejection.</source>
        <translation>اذكر سبب الرفض.</translation>
    </message>
    <message>
        <source>%1 is not an amount: write digits, as in 1,250.50</source>
        <translation>%1 ليس مبلغًا: اكتب أرقامًا، مثل ⁨1,250.50⁩</translation>
    </message>
    <message>
        <source>%1 has %2 digits after the point, not %3.</source>
        <translation>للعملة %1 بعد الفاصلة %2 خانات، لا %3.</translation>
    </message>
    <message>
        <source>The amount is too large: at most 9,007,199,254,740,991 minor units.</source>
        <translation>المبلغ كبير جدًا: ⁨9,007,199,254,740,991⁩ وحدة صغرى على الأكثر.</translation>
    </message>
    <message>
        <source>%1 is not a currency of ISO 4217.</source>
        <translation>%1 ليست عملة في ISO 4217.</translation>
    </message>
    <message>
        <source>The asset cost must be above zero.</source>
        <translation>يجب أن تزيد تكلفة الأصل على صفر.</translation>
    </message>
    <message>
        <source>The profit must not be below zero.</source>
        <translation>يجب ألا يقل الربح عن صفر.</translation>
    </message>
    <message>
        <source>%1 is not a contract id: use 1 to 64 letters, digits and . _ : -, beginning with a letter or digit.</source>
        <translation>%1 ليس رقم عقد: استعمل من 1 إلى 64 من الحروف اللاتينية والأرقام و⁨. _ : -⁩ بدءًا بحرف أو رقم.</translation>
    </message>
    <message>
        <source>%1 is not a customer id: use 1 to 64 letters, digits and . _ : -, beginning with a letter or digit.</source>
        <translation>%1 ليس رقم عميل: استعمل من 1 إلى 64 من الحروف اللاتينية والأرقام و⁨. _ : -⁩ بدءًا بحرف أو رقم.</translation>
    </message>
    <message>
        <source>A contract %1 is open already.</source>
        <translation>العقد %1 مفتوح أصلًا.</translation>
    </message>
    <message>
        <source>A contract %1 exists already.</source>
        <translation>العقد %1 موجود أصلًا.</translation>
    </message>
    <message>
        <source>Say who is asking.</source>
        <translation>بيّن من يطلب.</translation>
    </message>
    <message>
        <source>The contract is at version %1, not %2: look at it again.</source>
        <translation>العقد في النسخة %1 لا %2: انظر إليه من جديد.</translation>
    </message>
    <message>
        <source>This key was used for another request.</source>
        <translation>استُعمل هذا المفتاح لطلب آخر.</translation>
    </message>
    <message>
        <source>This very request is under way.</source>
        <translation>هذا الطلب نفسه قيد التنفيذ.</translation>
    </message>
    <message>
        <source>The payment system declines: %1.</source>
        <translation>نظام الدفع يرفض: %1.</translation>
    </message>
    <message>
        <source>Nobody knows yet whether it was paid (%1). Asking again asks about the same payment.</source>
        <translation>لا يعرف أحد بعد هل دُفع (%1). والسؤال من جديد يسأل عن الدفعة نفسها.</translation>
    </message>
    <message>
        <source>There is no contract %1.</source>
        <translation>لا يوجد عقد %1.</translation>
    </message>
    <message>
        <source>The contract&apos;s process did not answer within 5 s.</source>
        <translation>لم تجب عملية العقد خلال 5 ثوانٍ.</translation>
    </message>
    <message>
        <source>The contract&apos;s process ended: %1</source>
        <translation>انتهت عملية العقد: %1</translation>
    </message>
    <message>
        <source>The contract desk does not run.</source>
        <translation>مكتب العقود لا يعمل.</translation>
    </message>
    <message>
        <source>Record the customer&apos;s request for the asset.</source>
        <translation>سجّل طلب العميل للأصل.</translation>
    </message>
    <message>
        <source>The terms describe the asset.</source>
        <translation>أن تصف الشروط الأصل.</translation>
    </message>
    <message>
        <source>The terms name a supplier who is not the customer.</source>
        <translation>أن تسمّي الشروط مورّدًا غير العميل.</translation>
    </message>
    <message>
        <source>Somebody other than who opened the contract approves it.</source>
        <translation>أن يعتمد العقد غير من فتحه.</translation>
    </message>
    <message>
        <source>The promise does not bind both sides, or leaves one of them an option.</source>
        <translation>ألا يلزم الوعد الطرفين معًا، أو أن يُترك لأحدهما الخيار.</translation>
    </message>
    <message>
        <source>Record the supplier&apos;s contract, invoice or receipt.</source>
        <translation>سجّل عقد المورّد أو فاتورته أو إيصاله.</translation>
    </message>
    <message>
        <source>The supplier is paid directly, or a reason for the exception is recorded.</source>
        <translation>أن يُدفع للمورّد مباشرة، أو يُسجَّل سبب الاستثناء.</translation>
    </message>
    <message>
        <source>Record the agency agreement.</source>
        <translation>سجّل عقد الوكالة.</translation>
    </message>
    <message>
        <source>The customer is the agent: the agency&apos;s note says why.</source>
        <translation>العميل هو الوكيل: أن تبيّن ملاحظة الوكالة السبب.</translation>
    </message>
    <message>
        <source>The sale is not concluded yet.</source>
        <translation>ألا يكون البيع قد أُبرم بعد.</translation>
    </message>
    <message>
        <source>Record that the institution has title.</source>
        <translation>سجّل أن المؤسسة تملك الأصل.</translation>
    </message>
    <message>
        <source>Record that the institution has taken possession.</source>
        <translation>سجّل أن المؤسسة قبضت الأصل.</translation>
    </message>
    <message>
        <source>Record that cost and profit were disclosed.</source>
        <translation>سجّل أن التكلفة والربح قد أُفصح عنهما.</translation>
    </message>
    <message>
        <source>Record offer and acceptance.</source>
        <translation>سجّل الإيجاب والقبول.</translation>
    </message>
    <message>
        <source>Agree the schedule of instalments.</source>
        <translation>اتفق على جدول الأقساط.</translation>
    </message>
    <message>
        <source>The sale is concluded; before that the customer owes nothing.</source>
        <translation>أن يكون البيع مبرمًا؛ فقبل ذلك لا شيء على العميل.</translation>
    </message>
    <message>
        <source>Record that the customer has undertaken to donate when late.</source>
        <translation>سجّل تعهد العميل بالتبرع عند التأخر.</translation>
    </message>
    <message>
        <source>The customer is not recorded as unable to pay.</source>
        <translation>ألا يكون العميل مسجّلًا عاجزًا عن السداد.</translation>
    </message>
    <message>
        <source>The sale was concluded when the money was paid.</source>
        <translation>أُبرم البيع عند دفع المال.</translation>
    </message>
    <message>
        <source>There is nothing to export: the list has no contracts.</source>
        <translation>لا شيء للتصدير: القائمة بلا عقود.</translation>
    </message>
    <message>
        <source>There is nothing to export: the contract has no schedule.</source>
        <translation>لا شيء للتصدير: ليس للعقد جدول سداد.</translation>
    </message>
    <message>
        <source>There is nothing to export: the contract has no payments.</source>
        <translation>لا شيء للتصدير: ليس للعقد دفعات.</translation>
    </message>
    <message>
        <source>There is nothing to export: the contract has no steps.</source>
        <translation>لا شيء للتصدير: ليس للعقد خطوات.</translation>
    </message>
    <message>
        <source>There is nothing to export: the contract has no postings.</source>
        <translation>لا شيء للتصدير: ليس للعقد قيود.</translation>
    </message>
    <message>
        <source>The terms make a rebate of %1 mandatory: %2 settles what is owed.</source>
        <translation>الشروط توجب إبراءً قدره %1: يُسدَّد المستحق بمبلغ %2.</translation>
    </message>
    <message>
        <source>At %1 a year the profit is %2.</source>
        <translation>بمعدل %1 في السنة يكون الربح %2.</translation>
    </message>
    <message>
        <source>%1 is not a rate: write a percentage, as in 6.25 %</source>
        <translation>%1 ليس معدلًا: اكتب نسبة مئوية، مثل 6.25 %</translation>
    </message>
    <message>
        <source>A rate has at most %1 digits after the point.</source>
        <translation>للمعدل %1 أرقام بعد الفاصلة على الأكثر.</translation>
    </message>
    <message>
        <source>A rate is at most 1,000 %.</source>
        <translation>لا يزيد المعدل على 1,000 %.</translation>
    </message>
    <message>
        <source>Give the yearly rate that makes the profit.</source>
        <translation>أدخل المعدل السنوي الذي يُحسب به الربح.</translation>
    </message>
    <message>
        <source>The down payment must not be below zero, and be less than the cost.</source>
        <translation>يجب ألا تقل الدفعة المقدمة عن صفر وأن تكون أقل من التكلفة.</translation>
    </message>
    <message>
        <source>The rebate is a part of the unearned profit: above 0, and at most 100 %.</source>
        <translation>الإبراء جزء من الربح غير المكتسب: أكثر من 0 ولا يزيد على 100 %.</translation>
    </message>
    <message>
        <source>A schedule has 1 to 600 instalments.</source>
        <translation>في الجدول من 1 إلى 600 قسط.</translation>
    </message>
    <message>
        <source>Between two instalments there are 1 to 120 months.</source>
        <translation>بين كل قسطين من 1 إلى 120 شهرًا.</translation>
    </message>
    <message>
        <source>The payment system declines: %1. That is the answer to the same request from before: it was not asked again.</source>
        <translation>نظام الدفع يرفض: %1. هذا جواب الطلب نفسه من قبل: لم يُسأل النظام مرة أخرى.</translation>
    </message>
    <message>
        <source>Agree the schedule of instalments, by which the profit is earned.</source>
        <translation>اتفق على جدول الأقساط الذي يتحقق به الربح.</translation>
    </message>
    <message>
        <source>Something must be paid to settle early.</source>
        <translation>لا بد من دفع شيء للتسوية المبكرة.</translation>
    </message>
    <message>
        <source>A part of the cost must not be below zero.</source>
        <translation>يجب ألا يقل جزء من التكلفة عن صفر.</translation>
    </message>
    <message>
        <source>The cost must be above zero.</source>
        <translation>يجب أن تكون التكلفة أكبر من صفر.</translation>
    </message>
    <message>
        <source>The lines of the cost add up to %1 minor units %2 than the cost.</source>
        <translation>مجموع بنود التكلفة يختلف عن التكلفة بمقدار %1 من الوحدات الصغرى: %2.</translation>
    </message>
    <message>
        <source>less</source>
        <translation>أقل</translation>
    </message>
    <message>
        <source>more</source>
        <translation>أكثر</translation>
    </message>
    <message>
        <source>A schedule has 1 to %1 instalments.</source>
        <translation>في الجدول من 1 إلى %1 قسطًا.</translation>
    </message>
    <message>
        <source>Instalments can only be rounded to a unit above zero.</source>
        <translation>لا تُقرَّب الأقساط إلا إلى وحدة أكبر من صفر.</translation>
    </message>
    <message>
        <source>The sale and the first instalment need dates that are in the calendar.</source>
        <translation>يحتاج البيع والقسط الأول إلى تاريخين صحيحين في التقويم.</translation>
    </message>
    <message>
        <source>The instalments add up to %1 minor units too %2.</source>
        <translation>مجموع الأقساط يختلف بمقدار %1 من الوحدات الصغرى: %2.</translation>
    </message>
    <message>
        <source>little</source>
        <translation>ناقص</translation>
    </message>
    <message>
        <source>much</source>
        <translation>زائد</translation>
    </message>
    <message>
        <source>Instalment %1 is due on %2, before the sale on %3.</source>
        <translation>يستحق القسط %1 في %2، قبل البيع في %3.</translation>
    </message>
    <message>
        <source>Instalment %1 is due on %2, more than 100 years after the sale on %3.</source>
        <translation>يستحق القسط %1 في %2، بعد البيع في %3 بأكثر من 100 سنة.</translation>
    </message>
    <message>
        <source>Instalment %1 is due on %2, which is not after the one before it, on %3.</source>
        <translation>يستحق القسط %1 في %2، وليس ذلك بعد القسط السابق في %3.</translation>
    </message>
    <message>
        <source>Instalment %1 must be above zero.</source>
        <translation>يجب أن يكون القسط %1 أكبر من صفر.</translation>
    </message>
    <message>
        <source>Instalment %1 has a date that is not in the calendar.</source>
        <translation>تاريخ القسط %1 ليس في التقويم.</translation>
    </message>
    <message>
        <source>Instalment %1 is not its part of the cost and its part of the profit.</source>
        <translation>القسط %1 لا يساوي نصيبه من التكلفة ونصيبه من الربح.</translation>
    </message>
    <message>
        <source>Instalment %1 stands where number %2 is due.</source>
        <translation>القسط %1 في موضع القسط %2.</translation>
    </message>
    <message>
        <source>Nothing is outstanding.</source>
        <translation>لا شيء متبقٍّ.</translation>
    </message>
    <message>
        <source>A sale has 1 to 600 instalments.</source>
        <translation>في البيع من 1 إلى 600 قسط.</translation>
    </message>
    <message>
        <source>The effective rate must not be above the ceiling.</source>
        <translation>يجب ألا يتجاوز المعدل الفعلي السقف.</translation>
    </message>
    <message>
        <source>The instalment must be above zero.</source>
        <translation>يجب أن يكون القسط أكبر من صفر.</translation>
    </message>
    <message>
        <source>The instalments pay less than the cost.</source>
        <translation>الأقساط أقل من التكلفة.</translation>
    </message>
    <message>
        <source>The instalments pay the price before the last one.</source>
        <translation>تسدد الأقساط الثمن قبل آخرها.</translation>
    </message>
    <message>
        <source>An instalment does not pay the profit of its month.</source>
        <translation>أحد الأقساط لا يغطي ربح شهره.</translation>
    </message>
    <message>
        <source>The %1 is not valid UTF-8.</source>
        <translation>ليس ترميز UTF-8 صحيحًا: %1.</translation>
    </message>
    <message>
        <source>The %1 has control characters.</source>
        <translation>فيه محارف تحكم: %1.</translation>
    </message>
    <message>
        <source>The %1 is longer than 2,000 characters.</source>
        <translation>أطول من 2,000 حرف: %1.</translation>
    </message>
    <message>
        <source>actor</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>asset&apos;s class</source>
        <translation>صنف الأصل</translation>
    </message>
    <message>
        <source>asset&apos;s description</source>
        <translation>وصف الأصل</translation>
    </message>
    <message>
        <source>evidence&apos;s text</source>
        <translation>نص المستند</translation>
    </message>
    <message>
        <source>idempotency key</source>
        <translation>مفتاح عدم التكرار</translation>
    </message>
    <message>
        <source>name of a part of the cost</source>
        <translation>اسم جزء من التكلفة</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>المرجع</translation>
    </message>
    <message>
        <source>A contract of this id is kept already.</source>
        <translation>عقد بهذا المعرّف محفوظ أصلًا.</translation>
    </message>
    <message>
        <source>There is a contract with the id %1 already.</source>
        <translation>يوجد عقد بالمعرّف %1 أصلًا.</translation>
    </message>
    <message>
        <source>There is no contract with the id %1.</source>
        <translation>لا يوجد عقد بالمعرّف %1.</translation>
    </message>
    <message>
        <source>Somebody else has changed the contract meanwhile.</source>
        <translation>غيّر شخص آخر العقد في هذه الأثناء.</translation>
    </message>
    <message>
        <source>The contract was changed meanwhile: its last step is %1 now.</source>
        <translation>تغيّر العقد في هذه الأثناء: آخر خطواته الآن %1.</translation>
    </message>
    <message>
        <source>The reference %1 was recorded already.</source>
        <translation>سُجّل المرجع %1 من قبل.</translation>
    </message>
    <message>
        <source>The reference %1 belongs to a payment already, of step %2.</source>
        <translation>المرجع %1 لدفعة مسجلة في الخطوة %2.</translation>
    </message>
    <message>
        <source>The lines of an entry in the ledger do not add up to zero.</source>
        <translation>مجموع أسطر قيد في الدفتر ليس صفرًا.</translation>
    </message>
    <message>
        <source>A step without a row in the trail is none.</source>
        <translation>لا خطوة بلا سطر في سجل التدقيق.</translation>
    </message>
    <message>
        <source>The rows of the trail do not follow each other.</source>
        <translation>أسطر سجل التدقيق لا تتتابع.</translation>
    </message>
    <message>
        <source>The contract is not of the version of its last step.</source>
        <translation>نسخة العقد ليست نسخة آخر خطوة فيه.</translation>
    </message>
    <message>
        <source>The driver for this kind of database, %1, is not installed.</source>
        <translation>مشغّل هذا النوع من قواعد البيانات، %1، غير مثبّت.</translation>
    </message>
    <message>
        <source>The address of the database is not one: postgres://user@host/database.</source>
        <translation>عنوان قاعدة البيانات غير صحيح: postgres://user@host/database.</translation>
    </message>
    <message>
        <source>There is no connection to the database %1: %2.</source>
        <translation>لا اتصال بقاعدة البيانات %1: %2.</translation>
    </message>
    <message>
        <source>The database did not take a statement: %1.</source>
        <translation>لم تقبل قاعدة البيانات أمرًا: %1.</translation>
    </message>
    <message>
        <source>A text is not UTF-8, has a zero byte in it, or begins with a byte order mark; it cannot be kept.</source>
        <translation>نص ليس بترميز UTF-8 أو فيه بايت صفر أو يبدأ بعلامة ترتيب البايتات؛ لا يمكن حفظه.</translation>
    </message>
    <message>
        <source>The database refused: %1.</source>
        <translation>رفضت قاعدة البيانات: %1.</translation>
    </message>
    <message>
        <source>The database could not be read: %1.</source>
        <translation>تعذرت قراءة قاعدة البيانات: %1.</translation>
    </message>
    <message>
        <source>The connection to the database was lost while it was to keep something; whether it did is not known.</source>
        <translation>انقطع الاتصال بقاعدة البيانات وهي تحفظ شيئًا؛ ولا يُعرف هل حُفظ.</translation>
    </message>
    <message>
        <source>The audit trail is broken at step %1: %2.</source>
        <translation>سجل التدقيق مكسور عند الخطوة %1: %2.</translation>
    </message>
    <message>
        <source>the row is missing</source>
        <translation>السطر مفقود</translation>
    </message>
    <message>
        <source>it begins in the middle</source>
        <translation>يبدأ من الوسط</translation>
    </message>
    <message>
        <source>the row is not what was written</source>
        <translation>السطر ليس ما كُتب</translation>
    </message>
    <message>
        <source>it is another contract&apos;s</source>
        <translation>هو لعقد آخر</translation>
    </message>
    <message>
        <source>The step &apos;%1&apos; cannot be read: %2.</source>
        <translation>لا يمكن قراءة الخطوة &apos;%1&apos;: %2.</translation>
    </message>
    <message>
        <source>there is no such step</source>
        <translation>لا توجد خطوة كهذه</translation>
    </message>
    <message>
        <source>payments</source>
        <translation>الدفعات</translation>
    </message>
    <message>
        <source>postings</source>
        <translation>القيود</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>instalments</source>
        <translation>الأقساط</translation>
    </message>
    <message>
        <source>disbursement intents</source>
        <translation>نوايا الصرف</translation>
    </message>
    <message>
        <source>calls of the payment system</source>
        <translation>نداءات نظام الدفع</translation>
    </message>
    <message>
        <source>idempotency keys</source>
        <translation>مفاتيح عدم التكرار</translation>
    </message>
    <message>
        <source>The total is not cost plus profit.</source>
        <translation>الإجمالي ليس التكلفة مع الربح.</translation>
    </message>
    <message>
        <source>The total is not what it was at the start.</source>
        <translation>الإجمالي ليس ما كان في البداية.</translation>
    </message>
    <message>
        <source>Payment %1 is not what was applied and what is too much.</source>
        <translation>الدفعة %1 لا تساوي ما احتُسب وما زاد.</translation>
    </message>
    <message>
        <source>A payment is below zero.</source>
        <translation>دفعة أقل من صفر.</translation>
    </message>
    <message>
        <source>An amount is below zero.</source>
        <translation>مبلغ أقل من صفر.</translation>
    </message>
    <message>
        <source>What was applied, given up and is owed is not the total.</source>
        <translation>ما احتُسب وما أُسقط وما بقي ليس الإجمالي.</translation>
    </message>
    <message>
        <source>The contract must be completed exactly when nothing is owed.</source>
        <translation>يجب أن يكتمل العقد حين لا يبقى شيء، لا قبل ذلك ولا بعده.</translation>
    </message>
    <message>
        <source>Step %1 is missing.</source>
        <translation>الخطوة %1 مفقودة.</translation>
    </message>
    <message>
        <source>Step %1 leaves a state that is final.</source>
        <translation>الخطوة %1 تغادر حالة نهائية.</translation>
    </message>
    <message>
        <source>The postings of step %1 do not add up to zero.</source>
        <translation>مجموع قيود الخطوة %1 ليس صفرًا.</translation>
    </message>
    <message>
        <source>Step %1 mixes charity with income.</source>
        <translation>الخطوة %1 تخلط الصدقة بالدخل.</translation>
    </message>
    <message>
        <source>The receivable is not what is owed.</source>
        <translation>الذمم المدينة ليست ما هو مستحق.</translation>
    </message>
    <message>
        <source>The deferred profit is below zero.</source>
        <translation>الربح المؤجل أقل من صفر.</translation>
    </message>
    <message>
        <source>The customer&apos;s credit is not what was paid too much.</source>
        <translation>رصيد العميل ليس ما دُفع زيادة.</translation>
    </message>
    <message>
        <source>%1 disbursements are confirmed.</source>
        <translation>عدد عمليات الصرف المؤكدة: %1.</translation>
    </message>
    <message>
        <source>%1 is refused for a wrong reason: %2</source>
        <translation>رُفض %1 لسبب خاطئ: %2</translation>
    </message>
    <message>
        <source>it is paid</source>
        <translation>يُدفع</translation>
    </message>
    <message>
        <source>it is declined</source>
        <translation>يُرفض الدفع</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>لا جواب</translation>
    </message>
    <message>
        <source>The %1 must not be dated after the %2: %3 and %4 are recorded.</source>
        <translation>يجب ألا يكون تاريخ %1 بعد تاريخ %2: المسجل %3 و%4.</translation>
    </message>
    <message>
        <source>The %1 must not be dated after the sale: %2 and %3.</source>
        <translation>يجب ألا يكون تاريخ %1 بعد البيع: %2 و%3.</translation>
    </message>
    <message>
        <source>desk policy</source>
        <translation>سياسة المكتب</translation>
    </message>
    <message>
        <source>seed profile</source>
        <translation>نمط seed</translation>
    </message>
    <message>
        <source>%1 instalments</source>
        <translation>الأقساط: %1</translation>
    </message>
    <message>
        <source>%1, rebate %2</source>
        <translation>%1، والإبراء %2</translation>
    </message>
    <message>
        <source>Still needed: %1</source>
        <translation>ما زال مطلوبًا: %1</translation>
    </message>
    <message>
        <source>The contract %1 is in %2, not in %3.</source>
        <translation>العقد %1 بعملة %2، لا بعملة %3.</translation>
    </message>
    <message>
        <source>The reference %1 stands at line %2 already.</source>
        <translation>المرجع %1 موجود في السطر %2 من قبل.</translation>
    </message>
    <message>
        <source>Give the day of the payment, like 2026-01-05.</source>
        <translation>اكتب يوم الدفعة، مثل 2026-01-05.</translation>
    </message>
    <message>
        <source>Behind a closing quote there is a comma or the line&apos;s end.</source>
        <translation>بعد علامة الاقتباس الخاتمة فاصلة أو نهاية السطر.</translation>
    </message>
    <message>
        <source>A quote stands only in a cell that is in quotes as a whole.</source>
        <translation>لا تقع علامة اقتباس إلا في خلية كلها بين علامتي اقتباس.</translation>
    </message>
    <message>
        <source>A quote is not closed in its line.</source>
        <translation>علامة اقتباس لا تُغلق في سطرها.</translation>
    </message>
    <message>
        <source>The first line names the columns, once each: value_date and amount, and, if there are any, contract_id, reference and currency.</source>
        <translation>يسمّي السطر الأول الأعمدة، كلًّا مرة واحدة: value_date وamount، ومعهما إن وُجدت contract_id وreference وcurrency.</translation>
    </message>
    <message>
        <source>The file has no column contract_id: choose the contract that it is for.</source>
        <translation>ليس في الملف عمود contract_id: اختر العقد الذي هو له.</translation>
    </message>
    <message>
        <source>The line has %1 cells, and the first line names %2 columns.</source>
        <translation>في السطر %1 من الخلايا، والسطر الأول يسمّي %2 من الأعمدة.</translation>
    </message>
    <message>
        <source>The file is larger than 10 MB.</source>
        <translation>الملف أكبر من 10 ميغابايت.</translation>
    </message>
    <message>
        <source>The file is not in UTF-8: save it as CSV in UTF-8.</source>
        <translation>الملف ليس بترميز UTF-8: احفظه بصيغة CSV بترميز UTF-8.</translation>
    </message>
    <message>
        <source>The file has more than 10,000 payments: divide it.</source>
        <translation>في الملف أكثر من 10,000 دفعة: قسّمه.</translation>
    </message>
    <message>
        <source>The file has no payments.</source>
        <translation>ليس في الملف دفعات.</translation>
    </message>
    <message>
        <source>contract&apos;s id</source>
        <translation>معرّف العقد</translation>
    </message>
    <message>
        <source>value date</source>
        <translation>تاريخ القيمة</translation>
    </message>
    <message>
        <source>currency</source>
        <translation>العملة</translation>
    </message>
    <message>
        <source>The database %1 is of version %2; this program knows up to %3.</source>
        <translation>قاعدة البيانات %1 من الإصدار %2؛ وهذا البرنامج يعرف حتى %3.</translation>
    </message>
    <message>
        <source>The database %1 can only be read.</source>
        <translation>قاعدة البيانات %1 للقراءة فقط.</translation>
    </message>
    <message>
        <source>The folder for contracts cannot be made: %1.</source>
        <translation>تعذر إنشاء مجلد العقود: %1.</translation>
    </message>
    <message>
        <source>A file needs a name, and one that does not begin with a colon.</source>
        <translation>يحتاج الملف إلى اسم لا يبدأ بنقطتين.</translation>
    </message>
    <message>
        <source>Equal instalments have no rate: their profit is stated.</source>
        <translation>ليس للأقساط المتساوية نسبة: ربحها مبلغ مذكور.</translation>
    </message>
    <message>
        <source>A discretionary rebate has no formula to promise one.</source>
        <translation>الإبراء التقديري ليس له صيغة يوعد بها.</translation>
    </message>
    <message>
        <source>The profit is not what the rate of the terms makes.</source>
        <translation>الربح ليس ما ينتج عن نسبة الشروط.</translation>
    </message>
    <message>
        <source>Schedule %1 is not the total.</source>
        <translation>مجموع الجدول %1 ليس الإجمالي.</translation>
    </message>
    <message>
        <source>The income is not what is recognised.</source>
        <translation>الإيراد المقيد ليس ما يُعترف به.</translation>
    </message>
    <message>
        <source>The rebate is not what the terms make mandatory.</source>
        <translation>الإبراء ليس ما توجبه الشروط.</translation>
    </message>
    <message>
        <source>The sale must not be dated after the first instalment: %1 and %2.</source>
        <translation>يجب ألا يكون تاريخ البيع بعد القسط الأول: %1 و%2.</translation>
    </message>
    <message>
        <source>The terms agree on other instalments: %1, with months between them: %2.</source>
        <translation>اتفقت الشروط على أقساط أخرى: عددها %1، والأشهر بينها %2.</translation>
    </message>
    <message>
        <source>The terms promise no rebate for an early settlement.</source>
        <translation>لا تعد الشروط بإبراء عند السداد المبكر.</translation>
    </message>
    <message>
        <source>Write an amount, as in 1,250.50</source>
        <translation>اكتب مبلغًا، مثل 1,250.50</translation>
    </message>
    <message>
        <source>The advance to the supplier is below zero.</source>
        <translation>السلفة للمورّد أقل من صفر.</translation>
    </message>
    <message>
        <source>The inventory is below zero.</source>
        <translation>المخزون أقل من صفر.</translation>
    </message>
    <message>
        <source>What was sold is still on the books.</source>
        <translation>ما بيع لا يزال مقيدًا في الدفاتر.</translation>
    </message>
    <message>
        <source>Row %1 in the %2 is missing.</source>
        <translation>السطر %1 في %2 مفقود.</translation>
    </message>
    <message>
        <source>Row %1 in the %2 is not what the audit trail leads to.</source>
        <translation>السطر %1 في %2 ليس ما يؤدي إليه سجل التدقيق.</translation>
    </message>
    <message>
        <source>The snapshot is not what the audit trail leads to.</source>
        <translation>اللقطة ليست ما يؤدي إليه سجل التدقيق.</translation>
    </message>
    <message>
        <source>%1 of step %2</source>
        <translation>%1 من الخطوة %2</translation>
    </message>
    <message>
        <source>%1 of schedule %2</source>
        <translation>%1 من الجدول %2</translation>
    </message>
    <message>
        <source>Say whom the promise binds.</source>
        <translation>اذكر من يلزمه الوعد.</translation>
    </message>
    <message>
        <source>There is no such kind of asset.</source>
        <translation>لا يوجد نوع كهذا من الأصول.</translation>
    </message>
    <message>
        <source>The donation is a part of a late instalment: above 0, and at most 100 %.</source>
        <translation>التبرع جزء من القسط المتأخر: أكثر من 0، و100 % على الأكثر.</translation>
    </message>
    <message>
        <source>The terms say what kind of asset it is: no gold, silver or currency is sold on credit.</source>
        <translation>أن تذكر الشروط نوع الأصل: لا يباع الذهب ولا الفضة ولا العملة بالأجل.</translation>
    </message>
    <message>
        <source>An instalment of the agreed schedule is late, or was paid late.</source>
        <translation>أن يتأخر قسط من الجدول المتفق عليه، أو أن يكون قد سُدّد متأخرًا.</translation>
    </message>
    <message>
        <source>%1 It is possible when the contract is: %2.</source>
        <translation>%1 يمكن ذلك والعقد في حالة: %2.</translation>
    </message>
    <message>
        <source>%1 Try it again.</source>
        <translation>%1 حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Already approved on %1.</source>
        <translation>اعتُمد من قبل في %1.</translation>
    </message>
    <message>
        <source>Already disbursed on %1.</source>
        <translation>صُرف من قبل في %1.</translation>
    </message>
    <message>
        <source>Completed on %1: nothing is owed any more.</source>
        <translation>اكتمل في %1: لم يعد شيء مستحقًا.</translation>
    </message>
    <message>
        <source>Rejected on %1: nothing more can happen to it.</source>
        <translation>رُفض في %1: لا يمكن أن يحدث له شيء آخر.</translation>
    </message>
    <message>
        <source>%1 is not a supplier id: use 1 to 64 letters, digits and . _ : -, beginning with a letter or digit.</source>
        <translation>%1 ليس رقم مورّد: استعمل من 1 إلى 64 من الحروف اللاتينية والأرقام و⁨. _ : -⁩ بدءًا بحرف أو رقم.</translation>
    </message>
    <message>
        <source>%1 is not an agent id: use 1 to 64 letters, digits and . _ : -, beginning with a letter or digit.</source>
        <translation>%1 ليس رقم وكيل: استعمل من 1 إلى 64 من الحروف اللاتينية والأرقام و⁨. _ : -⁩ بدءًا بحرف أو رقم.</translation>
    </message>
    <message>
        <source>%1 is not a payee id: use 1 to 64 letters, digits and . _ : -, beginning with a letter or digit.</source>
        <translation>%1 ليس رقم مستفيد: استعمل من 1 إلى 64 من الحروف اللاتينية والأرقام و⁨. _ : -⁩ بدءًا بحرف أو رقم.</translation>
    </message>
    <message>
        <source>This</source>
        <translation>هذا</translation>
    </message>
    <message>
        <source>of the payment</source>
        <translation>الخاص بالدفعة</translation>
    </message>
    <message>
        <source>The payment system says that it has paid another amount: nobody knows yet what it has paid. Asking again asks about the same payment.</source>
        <translation>يقول نظام الدفع إنه دفع مبلغًا آخر: لا يعرف أحد بعدُ ما دفعه. السؤال مرة أخرى يسأل عن الدفعة نفسها.</translation>
    </message>
    <message>
        <source>list of the cost&apos;s parts</source>
        <translation>قائمة أجزاء التكلفة</translation>
    </message>
    <message>
        <source>What is passed on must be above zero.</source>
        <translation>يجب أن يكون ما يُصرف أكبر من صفر.</translation>
    </message>
    <message>
        <source>That is more than is left to distribute: at most %1.</source>
        <translation>هذا أكثر مما بقي للتوزيع: %1 على الأكثر.</translation>
    </message>
    <message>
        <source>Name the charity that receives it.</source>
        <translation>اذكر الجهة الخيرية التي تتسلّمه.</translation>
    </message>
    <message>
        <source>of the transfer</source>
        <translation>للتحويل</translation>
    </message>
    <message>
        <source>Say whether it was paid.</source>
        <translation>قل هل دُفعت.</translation>
    </message>
    <message>
        <source>The payment system cannot say any more what came of the payment: as long as it can, it is asked.</source>
        <translation>لم يعد نظام الدفع قادرًا على قول ما آلت إليه الدفعة: ما دام قادرًا فهو يُسأل.</translation>
    </message>
    <message>
        <source>Write down how it is known what came of the payment.</source>
        <translation>اكتب كيف عُرف ما آلت إليه الدفعة.</translation>
    </message>
    <message>
        <source>Somebody other than who has asked for the payment decides what came of it.</source>
        <translation>يبتّ فيما آلت إليه الدفعة شخص غير الذي طلبها.</translation>
    </message>
    <message>
        <source>The payment system is being asked about the payment just now.</source>
        <translation>يُسأل نظام الدفع عن الدفعة الآن.</translation>
    </message>
    <message>
        <source>The payment system says that the payment is under way: it is asked again by itself.</source>
        <translation>يقول نظام الدفع إن الدفعة قيد التنفيذ: سيُسأل مرة أخرى تلقائيًا.</translation>
    </message>
    <message>
        <source>It was decided by evidence that this was not paid.</source>
        <translation>تقرر بالدليل أن هذا لم يُدفع.</translation>
    </message>
    <message>
        <source>Nobody knows whether it was paid, and the payment system cannot say it any more: somebody has to decide it by other evidence.</source>
        <translation>لا يعرف أحد هل دُفعت، ولم يعد نظام الدفع قادرًا على قول ذلك: على أحد أن يبتّ فيها بدليل آخر.</translation>
    </message>
    <message>
        <source>The contract is gone: it was taken out of the database.</source>
        <translation>العقد مفقود: أُخرج من قاعدة البيانات.</translation>
    </message>
    <message>
        <source>Its last steps are gone: it had %1, and has %2.</source>
        <translation>خطواته الأخيرة مفقودة: كان له %1، وله الآن %2.</translation>
    </message>
    <message>
        <source>Its steps up to %1 are not those that it had.</source>
        <translation>خطواته حتى %1 ليست التي كانت له.</translation>
    </message>
    <message>
        <source>Give %1 to %2 digits of the hash, each from 0-9 and a-f.</source>
        <translation>أعطِ من %1 إلى %2 رقمًا من البصمة، كل منها من 0-9 و a-f.</translation>
    </message>
    <message>
        <source>No step of the contract %1 has a hash that begins with %2.</source>
        <translation>لا خطوة في العقد %1 تبدأ بصمتها بـ %2.</translation>
    </message>
    <message>
        <source>This is no checkpoint: %1.</source>
        <translation>هذه ليست نقطة تحقق: %1.</translation>
    </message>
    <message>
        <source>More was passed on to charity than was taken for it.</source>
        <translation>صُرف للخيرات أكثر مما أُخذ لها.</translation>
    </message>
    <message>
        <source>The charity payable is not what is to be distributed.</source>
        <translation>المستحق للأعمال الخيرية ليس ما يجب توزيعه.</translation>
    </message>
    <message>
        <source>No payment of the bank is unknown.</source>
        <translation>لا دفعة مجهولة للبنك.</translation>
    </message>
    <message>
        <source>There is a payment of the bank whose outcome is unknown.</source>
        <translation>للبنك دفعة نتيجتها مجهولة.</translation>
    </message>
    <message>
        <source>A step has nothing to do with charity.</source>
        <translation>خطوة لا علاقة لها بالخيرات.</translation>
    </message>
    <message>
        <source>its first line is not &quot;%1&quot;</source>
        <translation>سطرها الأول ليس &quot;%1&quot;</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>تنتهي قبل أوانها</translation>
    </message>
    <message>
        <source>line 2 does not say when it was taken</source>
        <translation>السطر 2 لا يقول متى أُخذت</translation>
    </message>
    <message>
        <source>line 3 does not say how many contracts there were</source>
        <translation>السطر 3 لا يقول كم عقدًا كان هناك</translation>
    </message>
    <message>
        <source>its last line has no digest</source>
        <translation>سطرها الأخير ليس فيه خلاصة</translation>
    </message>
    <message>
        <source>line %1 is not a contract, a step and a hash</source>
        <translation>السطر %1 ليس عقدًا وخطوة وبصمة</translation>
    </message>
    <message>
        <source>it was changed since it was written, for its digest is another</source>
        <translation>غُيّرت منذ كُتبت، فخلاصتها مختلفة</translation>
    </message>
    <message>
        <source>That is more than the terms stipulate for the late instalments and is not donated yet: at most %1.</source>
        <translation>هذا أكثر مما تنص عليه الشروط للأقساط المتأخرة ولم يُتبرَّع به بعد: %1 على الأكثر.</translation>
    </message>
    <message>
        <source>The contract is gone: it was taken out of the table of contracts, and rows of it are left in the table %1.</source>
        <translation>العقد مفقود: أُخرج من جدول العقود، وبقيت صفوف له في الجدول %1.</translation>
    </message>
    <message>
        <source>Name the document, give the hash of its file, or write a note.</source>
        <translation>سمِّ المستند، أو أعطِ بصمة ملفه، أو اكتب ملاحظة.</translation>
    </message>
    <message>
        <source>A payment of %1 to %2 is on its way: its outcome must be known before somebody else is paid.</source>
        <translation>دفعة قدرها %1 إلى %2 في الطريق: يجب أن تُعرف نتيجتها قبل أن يُدفع لغيره.</translation>
    </message>
    <message>
        <source>The sale is not concluded yet: its schedule stays as it was agreed.</source>
        <translation>لم يُبرم البيع بعد: يبقى جدوله كما اتُّفق عليه.</translation>
    </message>
    <message>
        <source>No payment of the bank is on its way, or its outcome is known.</source>
        <translation>لا دفعة من البنك في الطريق، أو نتيجتها معروفة.</translation>
    </message>
    <message>
        <source>Give the yearly rate at which the profit is earned.</source>
        <translation>أعطِ المعدّل السنوي الذي يُكتسب به الربح.</translation>
    </message>
    <message>
        <source>Only a ceiling rate has an effective rate and an instalment beside it.</source>
        <translation>السعر السقفي وحده له معدّل فعلي وقسط بجانبه.</translation>
    </message>
    <message>
        <source>A sale at a ceiling rate is paid every month.</source>
        <translation>البيع بسعر سقفي يُسدَّد كل شهر.</translation>
    </message>
    <message>
        <source>At a ceiling rate the terms state the instalment: none is rounded.</source>
        <translation>مع السعر السقفي تذكر الشروط القسط: لا يُقرَّب شيء.</translation>
    </message>
    <message>
        <source>At a ceiling rate the profit is earned at the effective rate, and all that is unearned is a mandatory rebate.</source>
        <translation>مع السعر السقفي يُكتسب الربح بالمعدّل الفعلي، وكل ما لم يُكتسب حسم إلزامي.</translation>
    </message>
    <message>
        <source>The %1 is longer than 255 characters.</source>
        <translation>%1 أطول من 255 حرفًا.</translation>
    </message>
    <message>
        <source>The %1 begins with a byte order mark.</source>
        <translation>%1 يبدأ بعلامة ترتيب البايتات.</translation>
    </message>
    <message>
        <source>The terms state the cost and the profit.</source>
        <translation>الشروط تذكر التكلفة والربح.</translation>
    </message>
    <message>
        <source>The agent who buys for the institution is not the supplier.</source>
        <translation>الوكيل الذي يشتري للمؤسسة ليس هو المورّد.</translation>
    </message>
    <message>
        <source>The customer is not the payee.</source>
        <translation>العميل ليس هو المستفيد من الدفع.</translation>
    </message>
    <message>
        <source>recipient</source>
        <translation>المستفيد</translation>
    </message>
    <message>
        <source>An instalment is due before the sale.</source>
        <translation>قسط مستحق قبل البيع.</translation>
    </message>
    <message>
        <source>The contract is gone: it was taken out of the table of contracts, and its steps are left.</source>
        <translation>العقد مفقود: أُخرج من جدول العقود، وبقيت خطواته.</translation>
    </message>
    <message>
        <source>The table of contracts has another last step of it: %1, not %2.</source>
        <translation>في جدول العقود خطوة أخيرة أخرى له: %1، لا %2.</translation>
    </message>
    <message>
        <source>The payment system says that this was paid, and another desk has kept meanwhile that it was not.</source>
        <translation>يقول نظام الدفع إن هذا دُفع، وقد حفظ مكتب آخر في الأثناء أنه لم يُدفع.</translation>
    </message>
    <message>
        <source>Somebody other than who opened the contract settles it early.</source>
        <translation>يُجري السداد المبكر شخص غير الذي فتح العقد.</translation>
    </message>
    <message>
        <source>The adviser&apos;s approval of paying somebody else is recorded.</source>
        <translation>موافقة المستشار على الدفع لغير المورّد مسجّلة.</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>الموافقة</translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message>
        <source>Lifecycle</source>
        <translation>دورة الحياة</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>الإشراف</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Handlers</source>
        <translation>المعالجات</translation>
    </message>
    <message>
        <source>State and depth</source>
        <translation>الحالة والعمق</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>المؤقتات</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>no longer kept</source>
        <translation>لم تعد محفوظة</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>لا أحد</translation>
    </message>
    <message>
        <source>runs as %1 now</source>
        <translation>تعمل الآن باسم ⁨%1⁩</translation>
    </message>
    <message>
        <source>by %1, incarnation %2</source>
        <translation>بواسطة ⁨%1⁩، التشغيل %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>من ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1: %2, %3 in the period</source>
        <translation>⁨%1⁩: ‏%2، و%3 في المدة</translation>
    </message>
    <message>
        <source>%1, %2, by %3</source>
        <translation>%1، %2، بواسطة %3</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>مع %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>استغرقت %1</translation>
    </message>
    <message>
        <source>%1, due at %2</source>
        <translation>%1، تحين عند %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 ← %2</translation>
    </message>
    <message>
        <source>%1 ← %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 إلى %2</translation>
    </message>
</context>
<context>
    <name>ObserverSentences</name>
    <message>
        <source>%1 and %2: for %3 none of them can go on</source>
        <translation>%1 و%2: منذ %3 لا يستطيع أي منها المتابعة</translation>
    </message>
    <message>
        <source>%1: for %2 none of them can go on</source>
        <translation>%1: منذ %2 لا يستطيع أي منها المتابعة</translation>
    </message>
    <message>
        <source>%1, %2 waits for the answer of %3</source>
        <translation>%1، %2 تنتظر جواب %3</translation>
    </message>
    <message>
        <source>%1 waits for the answer of %2</source>
        <translation>%1 تنتظر جواب %2</translation>
    </message>
    <message>
        <source>%1 ended %2 ago and nobody has taken over its name %3</source>
        <translation>انتهت %1 قبل %2 ولم يأخذ أحد اسمها %3</translation>
    </message>
    <message>
        <source>%1 was restarted at least %2 in the last %3</source>
        <translation>أعيد تشغيل %1 على الأقل %2 في آخر %3</translation>
    </message>
    <message>
        <source>%1 was restarted %2 in the last %3</source>
        <translation>أعيد تشغيل %1 %2 في آخر %3</translation>
    </message>
    <message>
        <source>%1 has used up its only restart in %2: one more child that ends will end it</source>
        <translation>استنفدت %1 إعادة التشغيل الوحيدة المتاحة خلال %2: إن انتهى ابن آخر انتهت هي</translation>
    </message>
    <message>
        <source>%1 has used up all %2 restarts in %3: one more child that ends will end it</source>
        <translation>استنفدت %1 كل عمليات إعادة التشغيل (%2) المتاحة خلال %3: إن انتهى ابن آخر انتهت هي</translation>
    </message>
    <message>
        <source>%1 has %2 messages waiting and got %3 more in the last %4</source>
        <translation>لدى %1 رسائل منتظرة عددها %2، ووصلتها في آخر %4 زيادة قدرها %3</translation>
    </message>
    <message>
        <source>%1 lives on without its supervisor, which has ended</source>
        <translation>تعيش %1 بلا مشرفها الذي انتهى</translation>
    </message>
    <message>
        <source>%1 has no supervisor: nobody starts it again or stops it</source>
        <translation>ليس لـ %1 مشرف: لا أحد يعيد تشغيلها أو يوقفها</translation>
    </message>
    <message>
        <source>%1; it was cancelled</source>
        <translation>%1؛ ثم أُلغي</translation>
    </message>
    <message>
        <source>%1; it was dropped: %2</source>
        <translation>%1؛ ثم أُسقطت: %2</translation>
    </message>
    <message>
        <source>%1 started its child %2 again: %3, incarnation %4</source>
        <translation>أعاد %1 تشغيل ابنه %2: ‏%3، التجسيد %4</translation>
    </message>
    <message>
        <source>%1 started its child %2: %3</source>
        <translation>شغّل %1 ابنه %2: ‏%3</translation>
    </message>
    <message>
        <source>%1 started %2, which runs %3</source>
        <translation>شغّل %1 العملية %2 التي تنفذ %3</translation>
    </message>
    <message>
        <source>%1 decided on its child %2: %3</source>
        <translation>قرر %1 في شأن ابنه %2: ‏%3</translation>
    </message>
    <message>
        <source>%1 crashed: %2</source>
        <translation>انهارت %1: ‏%2</translation>
    </message>
    <message>
        <source>%1 ended: %2</source>
        <translation>انتهت %1: ‏%2</translation>
    </message>
    <message>
        <source>%1 set a timer that is to send %2</source>
        <translation>ضبطت %1 مؤقتًا ليرسل %2</translation>
    </message>
    <message>
        <source>a timer of %1 sent %2 to %3</source>
        <translation>مؤقت من %1 أرسل %2 إلى %3</translation>
    </message>
    <message>
        <source>%1 took %2 of %3</source>
        <translation>أخذت %1 الرسالة %2 من %3</translation>
    </message>
    <message>
        <source>%1 sent the %2 %3 to %4</source>
        <translation>أرسلت %1 الرسالة %3 (%2) إلى %4</translation>
    </message>
    <message>
        <source>%1 called %2 with %3</source>
        <translation>نادت %1 العملية %2 بالطلب %3</translation>
    </message>
    <message>
        <source>%1 answered %2 with %3</source>
        <translation>أجابت %1 العملية %2 بالرد %3</translation>
    </message>
    <message>
        <source>%1 sent %2 an exit signal</source>
        <translation>أرسلت %1 إلى %2 إشارة إنهاء</translation>
    </message>
    <message>
        <source>%1 was told that %2 has ended</source>
        <translation>أُبلغت %1 بأن %2 انتهت</translation>
    </message>
    <message>
        <source>somebody outside</source>
        <translation>جهة خارجية</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>لا أحد</translation>
    </message>
    <message>
        <source>receiver dead</source>
        <translation>المستقبِل ميت</translation>
    </message>
    <message>
        <source>late reply</source>
        <translation>رد متأخر</translation>
    </message>
    <message>
        <source>unknown name</source>
        <translation>اسم غير معروف</translation>
    </message>
    <message>
        <source>inactive alias</source>
        <translation>اسم مستعار معطل</translation>
    </message>
    <message>
        <source>mailbox full</source>
        <translation>الصندوق ممتلئ</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>إعادة التشغيل</translation>
    </message>
    <message>
        <source>forget</source>
        <translation>النسيان</translation>
    </message>
    <message>
        <source>keep without restart</source>
        <translation>الإبقاء بلا إعادة تشغيل</translation>
    </message>
    <message>
        <source>give up</source>
        <translation>الاستسلام</translation>
    </message>
    <message>
        <source>automatic shutdown</source>
        <translation>إيقاف تلقائي</translation>
    </message>
    <message>
        <source>That came from outside the system.</source>
        <translation>جاء ذلك من خارج النظام.</translation>
    </message>
    <message>
        <source>The trail ends here: what led to this has been forgotten.</source>
        <translation>ينتهي الأثر هنا: ما أدى إلى هذا قد نُسي.</translation>
    </message>
    <message>
        <source>The trail ends here: nobody told of what led to this. The events of messages were off, or some were lost.</source>
        <translation>ينتهي الأثر هنا: لم يُبلَّغ عما أدى إلى هذا. كانت أحداث الرسائل متوقفة، أو ضاع بعضها.</translation>
    </message>
    <message>
        <source>The trail goes on from here: only its last 1,000 steps are shown.</source>
        <translation>يستمر الأثر من هنا: لا تظهر إلا آخر 1,000 خطوة منه.</translation>
    </message>
    <message>
        <source>The process %1 waits: no message for it has come.</source>
        <translation>العملية %1 تنتظر: لم تصلها رسالة.</translation>
    </message>
    <message>
        <source>No timer is set: nothing will happen by itself.</source>
        <translation>لا مؤقت مضبوط: لن يحدث شيء من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>The clock moves on by up to 10,000 hours.</source>
        <translation>تتقدم الساعة بما لا يزيد على 10,000 ساعة.</translation>
    </message>
    <message>
        <source>The world was paused before the time had passed.</source>
        <translation>أوقف العالم مؤقتًا قبل انقضاء الوقت.</translation>
    </message>
    <message>
        <source>The speed is a number from 0.001 to 1,000,000.</source>
        <translation>السرعة عدد من 0.001 إلى 1,000,000.</translation>
    </message>
    <message>
        <source>This system runs on worker threads in real time: it cannot be paused, stepped or slowed.</source>
        <translation>يعمل هذا النظام على خيوط في الزمن الحقيقي: لا يمكن إيقافه مؤقتًا ولا السير به خطوة خطوة ولا إبطاؤه.</translation>
    </message>
    <message>
        <source>The process %1 has ended.</source>
        <translation>انتهت العملية %1.</translation>
    </message>
    <message>
        <source>%1 accepts no message %2.</source>
        <translation>لا تقبل %1 الرسالة %2.</translation>
    </message>
    <message>
        <source>The systems of the guide</source>
        <translation>أنظمة الدليل</translation>
    </message>
    <message>
        <source>Disaster 1: process leak</source>
        <translation>الكارثة 1: تسرب العمليات</translation>
    </message>
    <message>
        <source>Disaster 2: mailbox overflow</source>
        <translation>الكارثة 2: فيضان الصندوق</translation>
    </message>
    <message>
        <source>Disaster 3: graceless shutdown</source>
        <translation>الكارثة 3: إيقاف بلا تمهل</translation>
    </message>
    <message>
        <source>Counters, queues, pools, caches, sessions and Murabaha contracts under one supervision tree, with clients that keep them busy and now and then a crash.</source>
        <translation>عدادات وطوابير ومجمعات وذاكرات مخبأة وجلسات وعقود مرابحة تحت شجرة إشراف واحدة، مع عملاء يشغلونها وانهيار بين حين وآخر.</translation>
    </message>
    <message>
        <source>1,000 counters that nobody supervises: one crash ends them all, and a starter that ends normally leaves them orphaned. Then the same under a dynamic supervisor.</source>
        <translation>1,000 عداد بلا مشرف: انهيار واحد ينهيها كلها، وإن انتهى من شغّلها انتهاءً عاديًا بقيت يتيمة. ثم الأمر نفسه تحت مشرف ديناميكي.</translation>
    </message>
    <message>
        <source>1,000,000 messages to a counter that cannot keep up: its mailbox climbs. Then calls, which hold the senders back.</source>
        <translation>1,000,000 رسالة إلى عداد لا يلحق بها: يمتلئ صندوقه. ثم نداءات تُبطئ المرسلين.</translation>
    </message>
    <message>
        <source>A pool that does not trap exits leaves its connections open when it is stopped. One that does closes them.</source>
        <translation>مجمع لا يلتقط إشارات الإنهاء يترك اتصالاته مفتوحة عند إيقافه. والذي يلتقطها يغلقها.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 مث</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>once</source>
        <translation>مرة</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 مرات</translation>
    </message>
    <message>
        <source>%1 chain of calls waits in a circle</source>
        <translation>سلاسل نداءات تنتظر في دائرة: %1</translation>
    </message>
    <message>
        <source>%1 chains of calls wait in a circle</source>
        <translation>سلاسل نداءات تنتظر في دائرة: %1</translation>
    </message>
    <message>
        <source>%1 registered name is lost</source>
        <translation>أسماء مسجلة ضائعة: %1</translation>
    </message>
    <message>
        <source>%1 registered names are lost</source>
        <translation>أسماء مسجلة ضائعة: %1</translation>
    </message>
    <message>
        <source>%1 process restarts again and again</source>
        <translation>عمليات يعاد تشغيلها مرة بعد مرة: %1</translation>
    </message>
    <message>
        <source>%1 processes restart again and again</source>
        <translation>عمليات يعاد تشغيلها مرة بعد مرة: %1</translation>
    </message>
    <message>
        <source>%1 mailbox grows</source>
        <translation>صناديق تنمو: %1</translation>
    </message>
    <message>
        <source>%1 mailboxes grow</source>
        <translation>صناديق تنمو: %1</translation>
    </message>
    <message>
        <source>%1 process is not supervised</source>
        <translation>عمليات بلا مشرف: %1</translation>
    </message>
    <message>
        <source>%1 processes are not supervised</source>
        <translation>عمليات بلا مشرف: %1</translation>
    </message>
    <message>
        <source>Character %1: %2.</source>
        <translation>الحرف %1: %2.</translation>
    </message>
    <message>
        <source>a value is expected</source>
        <translation>تُنتظر قيمة</translation>
    </message>
    <message>
        <source>an atom is expected</source>
        <translation>تُنتظر ذرّة</translation>
    </message>
    <message>
        <source>an atom begins with a colon, a text with a quotation mark</source>
        <translation>تبدأ الذرّة بنقطتين، والنص بعلامة اقتباس</translation>
    </message>
    <message>
        <source>a comma or } is expected</source>
        <translation>تُنتظر فاصلة أو }</translation>
    </message>
    <message>
        <source>a comma or ] is expected</source>
        <translation>تُنتظر فاصلة أو ]</translation>
    </message>
    <message>
        <source>nothing more is expected</source>
        <translation>لا يُنتظر شيء بعد هذا</translation>
    </message>
    <message>
        <source>the closing quotation mark is missing</source>
        <translation>علامة الاقتباس الختامية ناقصة</translation>
    </message>
    <message>
        <source>this number is too large</source>
        <translation>هذا الرقم كبير جدًا</translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation>هذا ليس رقمًا</translation>
    </message>
    <message>
        <source>a pid such as &lt;0.12.1&gt; is expected</source>
        <translation>يُنتظر معرّف مثل &lt;0.12.1&gt;</translation>
    </message>
    <message>
        <source>the number of a reference is expected</source>
        <translation>يُنتظر رقم مرجع</translation>
    </message>
    <message>
        <source>&gt; is expected</source>
        <translation>تُنتظر &gt;</translation>
    </message>
    <message>
        <source>=&gt; is expected</source>
        <translation>تُنتظر =&gt;</translation>
    </message>
    <message>
        <source>the name of a record is expected</source>
        <translation>يُنتظر اسم سجل</translation>
    </message>
    <message>
        <source>the name of a field is expected</source>
        <translation>يُنتظر اسم حقل</translation>
    </message>
    <message>
        <source>{ is expected</source>
        <translation>تُنتظر {</translation>
    </message>
    <message>
        <source>a colon is expected</source>
        <translation>تُنتظر نقطتان</translation>
    </message>
    <message>
        <source>this is too deep</source>
        <translation>هذا عميق جدًا</translation>
    </message>
    <message>
        <source>%1 is not a value of the kind %2</source>
        <translation>%1 ليست قيمة من النوع %2</translation>
    </message>
    <message>
        <source>%1: %2 has not answered in time; it may still do the work</source>
        <translation>%1: لم تُجب %2 في الوقت؛ وقد تنجز العمل بعد</translation>
    </message>
    <message>
        <source>%1: %2 has ended before it answered: %3</source>
        <translation>%1: انتهت %2 قبل أن تجيب: %3</translation>
    </message>
    <message>
        <source>%1: %2 has ended</source>
        <translation>%1: انتهت %2</translation>
    </message>
    <message>
        <source>%1: the mailbox of %2 is full; try again later</source>
        <translation>%1: صندوق %2 ممتلئ؛ حاول لاحقًا</translation>
    </message>
    <message>
        <source>%1 supervisor has no restart left</source>
        <translation>%1 مشرف لم تبق له إعادة تشغيل</translation>
    </message>
    <message>
        <source>%1 supervisors have no restart left</source>
        <translation>%1 مشرفين لم تبق لهم إعادة تشغيل</translation>
    </message>
</context>
<context>
    <name>ObserverWords</name>
    <message>
        <source>starting</source>
        <translation>تبدأ</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>تنتظر</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>مشغولة</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>معلّقة</translation>
    </message>
    <message>
        <source>hibernating</source>
        <translation>سابتة</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>تعاد</translation>
    </message>
    <message>
        <source>exited</source>
        <translation>انتهت</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>server</source>
        <translation>خادم</translation>
    </message>
    <message>
        <source>info</source>
        <translation>إخبار</translation>
    </message>
    <message>
        <source>cast</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>call</source>
        <translation>نداء</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>system</source>
        <translation>نظام</translation>
    </message>
    <message>
        <source>exit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>down</source>
        <translation>سقوط</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>مهلة</translation>
    </message>
    <message>
        <source>receiver dead</source>
        <translation>المستقبِل ميت</translation>
    </message>
    <message>
        <source>late reply</source>
        <translation>رد متأخر</translation>
    </message>
    <message>
        <source>unknown name</source>
        <translation>اسم غير معروف</translation>
    </message>
    <message>
        <source>inactive alias</source>
        <translation>اسم مستعار معطل</translation>
    </message>
    <message>
        <source>mailbox full</source>
        <translation>الصندوق ممتلئ</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>إعادة تشغيل</translation>
    </message>
    <message>
        <source>forget</source>
        <translation>النسيان</translation>
    </message>
    <message>
        <source>keep without restart</source>
        <translation>الإبقاء بلا إعادة تشغيل</translation>
    </message>
    <message>
        <source>give up</source>
        <translation>الاستسلام</translation>
    </message>
    <message>
        <source>automatic shutdown</source>
        <translation>إيقاف تلقائي</translation>
    </message>
    <message>
        <source>spawned</source>
        <translation>أُنشئت</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>انهارت</translation>
    </message>
    <message>
        <source>code changed</source>
        <translation>تبدل الكود</translation>
    </message>
    <message>
        <source>linked</source>
        <translation>رُبطت</translation>
    </message>
    <message>
        <source>unlinked</source>
        <translation>فُك ربطها</translation>
    </message>
    <message>
        <source>monitored</source>
        <translation>تراقب</translation>
    </message>
    <message>
        <source>demonitored</source>
        <translation>كفّت عن المراقبة</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>سُجل اسمها</translation>
    </message>
    <message>
        <source>unregistered</source>
        <translation>شُطب اسمها</translation>
    </message>
    <message>
        <source>trap_exit</source>
        <translation>اعتراض الخروج</translation>
    </message>
    <message>
        <source>supervising</source>
        <translation>تشرف</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>أعيد تشغيلها</translation>
    </message>
    <message>
        <source>started</source>
        <translation>بدأت</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>أزيلت</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>قرار</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>استؤنفت</translation>
    </message>
    <message>
        <source>hibernated</source>
        <translation>سبتت</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>بطيئة</translation>
    </message>
    <message>
        <source>state</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>mailbox</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>logged</source>
        <translation>سجّلت</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>أُرسلت</translation>
    </message>
    <message>
        <source>received</source>
        <translation>استُلمت</translation>
    </message>
    <message>
        <source>handling</source>
        <translation>تعالج</translation>
    </message>
    <message>
        <source>handled</source>
        <translation>عولجت</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>العمق</translation>
    </message>
    <message>
        <source>timer set</source>
        <translation>ضُبط مؤقت</translation>
    </message>
    <message>
        <source>timer fired</source>
        <translation>حان مؤقت</translation>
    </message>
    <message>
        <source>timer cancelled</source>
        <translation>أُلغي مؤقت</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>أُسقطت</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>فُقدت</translation>
    </message>
    <message>
        <source>process</source>
        <translation>عملية</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>من الخارج</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>صحيح أو خطأ</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>عدد صحيح</translation>
    </message>
    <message>
        <source>text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>pid</source>
        <translation>معرّف عملية</translation>
    </message>
    <message>
        <source>atom</source>
        <translation>ذرّة</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>ميلي ثانية</translation>
    </message>
    <message>
        <source>term</source>
        <translation>حدّ</translation>
    </message>
    <message>
        <source>No supervisor had to decide what comes of that.</source>
        <translation>لم يكن على أي مشرف أن يقرر ما يتبع ذلك.</translation>
    </message>
    <message>
        <source>Its supervisor restarts it.</source>
        <translation>مشرفها يعيد تشغيلها.</translation>
    </message>
    <message>
        <source>Its supervisor forgets it.</source>
        <translation>مشرفها ينساها.</translation>
    </message>
    <message>
        <source>Its supervisor keeps its place without a restart.</source>
        <translation>مشرفها يحفظ مكانها بلا إعادة تشغيل.</translation>
    </message>
    <message>
        <source>Its supervisor gives up: there were too many restarts.</source>
        <translation>مشرفها يستسلم: كثرت إعادات التشغيل.</translation>
    </message>
    <message>
        <source>Its supervisor ends with it, since it is significant.</source>
        <translation>مشرفها ينتهي معها لأنها ذات شأن.</translation>
    </message>
    <message>
        <source>message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>مبلغ</translation>
    </message>
    <message>
        <source>record</source>
        <translation>سجل</translation>
    </message>
    <message>
        <source>list</source>
        <translation>قائمة</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>taken down through links</source>
        <translation>سقطت عبر الروابط</translation>
    </message>
    <message>
        <source>down because a supervisor gives up</source>
        <translation>سقطت لأن مشرفًا يستسلم</translation>
    </message>
    <message>
        <source>If it dies now, nobody else goes down.</source>
        <translation>إن ماتت الآن فلن يسقط غيرها.</translation>
    </message>
    <message>
        <source>If it dies now, %1:</source>
        <translation>إن ماتت الآن، %1:</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>و%1 غيرها</translation>
    </message>
    <message>
        <source>The order of deaths may make it more or fewer.</source>
        <translation>قد يزيد ترتيب الموت عددها أو ينقصه.</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>أُخذت</translation>
    </message>
    <message>
        <source>last 60 s</source>
        <translation>آخر 60 ث</translation>
    </message>
    <message>
        <source>end with it</source>
        <translation>تنتهي معها</translation>
    </message>
    <message>
        <source>stopped and restarted with it</source>
        <translation>تُوقف وتُعاد معها</translation>
    </message>
    <message>
        <source>stopped with it, and not restarted</source>
        <translation>تُوقف معها ولا تُعاد</translation>
    </message>
    <message>
        <source>told of it, and may go down too</source>
        <translation>تُخبَر بذلك، وقد تسقط أيضًا</translation>
    </message>
    <message>
        <source>If it dies now, nobody else has to go down:</source>
        <translation>إن ماتت الآن فلا يلزم أن يسقط غيرها:</translation>
    </message>
    <message>
        <source>Nobody restarts it.</source>
        <translation>لا أحد يعيد تشغيلها.</translation>
    </message>
    <message>
        <source>%1 restarts it.</source>
        <translation>%1 يعيد تشغيلها.</translation>
    </message>
    <message>
        <source>%1 restarts it: %2 left within %3.</source>
        <translation>%1 يعيد تشغيلها: بقي %2 خلال %3.</translation>
    </message>
    <message>
        <source>%1 does not restart it: it is temporary.</source>
        <translation>%1 لا يعيد تشغيلها: إنها مؤقتة.</translation>
    </message>
    <message>
        <source>%1 does not restart it: it is transient, and a shutdown is no failure.</source>
        <translation>%1 لا يعيد تشغيلها: إنها عابرة، والإيقاف ليس فشلًا.</translation>
    </message>
    <message>
        <source>%1 gives up.</source>
        <translation>%1 يستسلم.</translation>
    </message>
    <message>
        <source>%1 gives up: its limit of %2 within %3 is reached.</source>
        <translation>%1 يستسلم: بلغ حدّه %2 خلال %3.</translation>
    </message>
    <message>
        <source>%1 goes down too, and does not restart it.</source>
        <translation>%1 يسقط أيضًا ولا يعيد تشغيلها.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>قبل %1</translation>
    </message>
    <message>
        <source>came, up to %1/s</source>
        <translation>وصل، حتى %1/ث</translation>
    </message>
</context>
<context>
    <name>SaveFile</name>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>تعذّرت كتابة %1: ‏%2.</translation>
    </message>
</context>
<context>
    <name>SeenMessages</name>
    <message>
        <source>%1 %2 from %3</source>
        <translation>%1 %2 من %3</translation>
    </message>
</context>
<context>
    <name>SequenceWords</name>
    <message>
        <source>%1, dropped: %2</source>
        <translation>⁨%1⁩، أُسقطت: ⁨%2⁩</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 من %2 إلى %3</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 إلى %2</translation>
    </message>
</context>
<context>
    <name>TermsWords</name>
    <message>
        <source>equal, the last adjusts</source>
        <translation>متساوية، والأخير يسوّي الفرق</translation>
    </message>
    <message>
        <source>equal, the rest is spread</source>
        <translation>متساوية، والفرق موزع</translation>
    </message>
    <message>
        <source>annuity at a constant rate</source>
        <translation>دفعات بمعدل ثابت على المتبقي</translation>
    </message>
    <message>
        <source>equal, at a flat rate</source>
        <translation>متساوية، بمعدل مقطوع</translation>
    </message>
    <message>
        <source>straight-line</source>
        <translation>بالتساوي مع الزمن</translation>
    </message>
    <message>
        <source>as payments are received</source>
        <translation>عند قبض الدفعات</translation>
    </message>
    <message>
        <source>at the effective rate</source>
        <translation>بالمعدل الفعلي</translation>
    </message>
    <message>
        <source>by the sum of digits</source>
        <translation>بمجموع الأرقام</translation>
    </message>
    <message>
        <source>%1 a year</source>
        <translation>%1 في السنة</translation>
    </message>
    <message>
        <source>instalments: %1</source>
        <translation>عدد الأقساط: %1</translation>
    </message>
    <message>
        <source>months between: %1</source>
        <translation>الأشهر بين قسطين: %1</translation>
    </message>
    <message>
        <source>%1 at the sale</source>
        <translation>%1 عند البيع</translation>
    </message>
    <message>
        <source>%1 of the unearned profit is given up (mandatory)</source>
        <translation>يُسقط %1 من الربح غير المكتسب (إلزامي)</translation>
    </message>
    <message>
        <source>annuity at a constant rate, the rest is spread</source>
        <translation>دفعات بمعدل ثابت على المتبقي، والفرق موزع</translation>
    </message>
    <message>
        <source>at a ceiling rate, the rest is given back</source>
        <translation>بسعر سقفي، ويُعاد الباقي</translation>
    </message>
    <message>
        <source>profit at %1 a year</source>
        <translation>ربح بمعدّل %1 سنويًا</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 شهريًا</translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message>
        <source>%1 crashed at %2 after %3: %4.</source>
        <translation>انهارت %1 عند %2 بعد %3: ‏%4.</translation>
    </message>
    <message>
        <source>%1 ended at %2 after %3: %4.</source>
        <translation>انتهت %1 عند %2 بعد %3: ‏%4.</translation>
    </message>
    <message>
        <source>The mailbox of %1 fills since %2.</source>
        <translation>صندوق %1 يمتلئ منذ %2.</translation>
    </message>
    <message>
        <source>Most of it is %1.</source>
        <translation>معظمه %1.</translation>
    </message>
    <message>
        <source>%1 was restarted at %2.</source>
        <translation>أُعيد تشغيل %1 عند %2.</translation>
    </message>
    <message>
        <source>%1 was started at %2.</source>
        <translation>شُغّلت %1 عند %2.</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1، من %2 إلى %3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>a crash</source>
        <translation>انهيار</translation>
    </message>
    <message>
        <source>a normal end</source>
        <translation>إنهاء عادي</translation>
    </message>
    <message>
        <source>a restart</source>
        <translation>إعادة تشغيل</translation>
    </message>
    <message>
        <source>a mailbox that fills</source>
        <translation>صندوق يمتلئ</translation>
    </message>
    <message>
        <source>how many processes started</source>
        <translation>كم عملية بدأت</translation>
    </message>
</context>
<context>
    <name>TreeWords</name>
    <message>
        <source>%1 of %2 left</source>
        <translation>بقي %1 من %2</translation>
    </message>
    <message>
        <source>group of %1</source>
        <translation>مجموعة من %1</translation>
    </message>
    <message>
        <source>%1 not running</source>
        <translation>%1 لا تعمل</translation>
    </message>
    <message>
        <source>open</source>
        <translation>مفتوحة</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>مغلقة</translation>
    </message>
</context>
<context>
    <name>ViewActions</name>
    <message>
        <source>&amp;Why did the chosen event happen?</source>
        <translation>&amp;لماذا وقع الحدث المختار؟</translation>
    </message>
    <message>
        <source>&amp;Follow the latest event</source>
        <translation>&amp;تتبع أحدث حدث</translation>
    </message>
    <message>
        <source>Events of the &amp;selected process</source>
        <translation>أ&amp;حداث العملية المختارة</translation>
    </message>
    <message>
        <source>Within the &amp;messages</source>
        <translation>داخل &amp;الرسائل</translation>
    </message>
    <message>
        <source>&amp;Why was the chosen message sent?</source>
        <translation>&amp;لماذا أُرسلت الرسالة المختارة؟</translation>
    </message>
    <message>
        <source>&amp;Follow the latest message</source>
        <translation>&amp;تتبع أحدث رسالة</translation>
    </message>
    <message>
        <source>Messages of the &amp;selected process</source>
        <translation>&amp;رسائل العملية المختارة</translation>
    </message>
    <message>
        <source>&amp;Pause the charts</source>
        <translation>&amp;إيقاف المخططات مؤقتًا</translation>
    </message>
    <message>
        <source>Within the &amp;event log</source>
        <translation>داخل سجل الأ&amp;حداث</translation>
    </message>
    <message>
        <source>Within the mailbox c&amp;harts</source>
        <translation>داخل &amp;مخططات الصناديق</translation>
    </message>
    <message>
        <source>Within the timeli&amp;ne</source>
        <translation>داخل ال&amp;خط الزمني</translation>
    </message>
    <message>
        <source>&amp;Why did the chosen mark happen?</source>
        <translation>&amp;لماذا حدثت العلامة المختارة؟</translation>
    </message>
    <message>
        <source>&amp;Follow the present</source>
        <translation>&amp;متابعة الحاضر</translation>
    </message>
    <message>
        <source>Within the ta&amp;ble of processes</source>
        <translation>داخل &amp;جدول العمليات</translation>
    </message>
    <message>
        <source>&amp;Only what the search finds</source>
        <translation>ما يجده البحث &amp;فقط</translation>
    </message>
</context>
<context>
    <name>ui::AmountEditor</name>
    <message>
        <source>Currency</source>
        <translation>العملة</translation>
    </message>
    <message>
        <source>minor units</source>
        <translation>الوحدات الصغرى</translation>
    </message>
    <message>
        <source>What the process counts its amounts in</source>
        <translation>ما تَعُدّ به العملية مبالغها</translation>
    </message>
</context>
<context>
    <name>ui::BooksComparison</name>
    <message>
        <source>we say paid, the payment system knows nothing</source>
        <translation>نقول إنه مدفوع، ونظام الدفع لا يعرف شيئًا</translation>
    </message>
    <message>
        <source>not paid</source>
        <translation>غير مدفوع</translation>
    </message>
    <message>
        <source>another amount, currency or payee</source>
        <translation>مبلغ أو عملة أو مستفيد مختلف</translation>
    </message>
    <message>
        <source>paid once</source>
        <translation>دُفع مرة واحدة</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>the payment system says %1; we do not know it yet</source>
        <translation>يقول نظام الدفع %1؛ ولا نعرف ذلك بعد</translation>
    </message>
    <message>
        <source>the money was taken back</source>
        <translation>استُرد المال</translation>
    </message>
    <message>
        <source>the outcomes differ</source>
        <translation>النتيجتان مختلفتان</translation>
    </message>
    <message>
        <source>we know nothing of it</source>
        <translation>لا نعرف عنها شيئًا</translation>
    </message>
</context>
<context>
    <name>ui::BooksModel</name>
    <message>
        <source>Contract</source>
        <translation>العقد</translation>
    </message>
    <message>
        <source>Our amount</source>
        <translation>مبلغنا</translation>
    </message>
    <message>
        <source>Our status</source>
        <translation>حالتنا</translation>
    </message>
    <message>
        <source>Their status</source>
        <translation>حالتهم</translation>
    </message>
    <message>
        <source>Their amount</source>
        <translation>مبلغهم</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>المقارنة</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>المستفيد</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
</context>
<context>
    <name>ui::BothBooks</name>
    <message>
        <source>Whose payments are compared</source>
        <translation>دفعات مَن تُقارَن</translation>
    </message>
    <message>
        <source>This contract</source>
        <translation>هذا العقد</translation>
    </message>
    <message>
        <source>All contracts</source>
        <translation>كل العقود</translation>
    </message>
    <message>
        <source>Only &amp;differences</source>
        <translation>ال&amp;فروق فقط</translation>
    </message>
    <message>
        <source>Our books beside those of the payment system</source>
        <translation>دفاترنا بجانب دفاتر نظام الدفع</translation>
    </message>
    <message>
        <source>Nothing was paid.</source>
        <translation>لم يُدفع شيء.</translation>
    </message>
    <message>
        <source>no contract</source>
        <translation>لا عقد</translation>
    </message>
    <message>
        <source>%1: both books agree.</source>
        <translation>%1: الدفتران متفقان.</translation>
    </message>
    <message>
        <source>%1: %2 from our books.</source>
        <translation>%1: %2 عن دفاترنا.</translation>
    </message>
    <message>
        <source>Paid by our books %1 (payments: %2), by theirs %3 (payments: %4)</source>
        <translation>المدفوع في دفاترنا %1 (الدفعات: %2)، وفي دفاترهم %3 (الدفعات: %4)</translation>
    </message>
</context>
<context>
    <name>ui::ChainView</name>
    <message>
        <source>Diagram of the causes</source>
        <translation>مخطط الأسباب</translation>
    </message>
    <message>
        <source>From the first cause down. Up and Down choose a step.</source>
        <translation>من السبب الأول نزولًا. السهمان أعلى وأسفل يختاران خطوة.</translation>
    </message>
</context>
<context>
    <name>ui::CharityDialog</name>
    <message>
        <source>Charity ledger</source>
        <translation>دفتر الخيرات</translation>
    </message>
    <message>
        <source>Charity by currency</source>
        <translation>الخيرات بحسب العملة</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>العملة</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>أُخذ</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>صُرف</translation>
    </message>
    <message>
        <source>To distribute</source>
        <translation>للتوزيع</translation>
    </message>
    <message>
        <source>Nothing was taken for charity.</source>
        <translation>لم يؤخذ شيء للخيرات.</translation>
    </message>
    <message>
        <source>Donations taken and passed on</source>
        <translation>التبرعات المأخوذة والمصروفة</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>العقد</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>الخطوة</translation>
    </message>
    <message>
        <source>Charity</source>
        <translation>الجهة الخيرية</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>المرجع</translation>
    </message>
    <message>
        <source>By</source>
        <translation>المنفّذ</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>&amp;نسخ كنص</translation>
    </message>
    <message>
        <source>What late customers have donated is kept apart: it is no income, and goes to charity. A contract&apos;s “Pass on to charity…” records what has gone there.</source>
        <translation>ما تبرع به العملاء المتأخرون يُحفظ منفصلًا: ليس دخلًا، ويذهب للخيرات. «صرف للخيرات…» في العقد يسجّل ما ذهب إليها.</translation>
    </message>
</context>
<context>
    <name>ui::CheckDialog</name>
    <message>
        <source>Checking…</source>
        <translation>جارٍ التحقق…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
</context>
<context>
    <name>ui::ChoiceEditor</name>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>لم يُختر شيء.</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Words of a command</source>
        <translation>كلمات الأمر</translation>
    </message>
    <message>
        <source>  (on)</source>
        <translation>  (مفعّل)</translation>
    </message>
    <message>
        <source>Type some words of a command, or the name of a process</source>
        <translation>اكتب بعض كلمات أمر، أو اسم عملية</translation>
    </message>
</context>
<context>
    <name>ui::CommandPort</name>
    <message>
        <source>No system runs.</source>
        <translation>لا نظام يعمل.</translation>
    </message>
</context>
<context>
    <name>ui::ConfirmDialog</name>
    <message>
        <source>%1?</source>
        <translation>%1؟</translation>
    </message>
    <message>
        <source>Write the &amp;amount</source>
        <translation>اكتب ال&amp;مبلغ</translation>
    </message>
    <message>
        <source>To go on, write %1 as the amount.</source>
        <translation>للمتابعة اكتب المبلغ %1.</translation>
    </message>
</context>
<context>
    <name>ui::ContractActions</name>
    <message>
        <source>Reason of a rejection</source>
        <translation>سبب الرفض</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Amount of a payment</source>
        <translation>مبلغ الدفعة</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>&amp;Approve</source>
        <translation>ا&amp;عتماد</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>ر&amp;فض</translation>
    </message>
    <message>
        <source>&amp;Disburse</source>
        <translation>&amp;صرف</translation>
    </message>
    <message>
        <source>Record pa&amp;yment</source>
        <translation>تسجيل &amp;دفعة</translation>
    </message>
    <message>
        <source>Re&amp;fresh state</source>
        <translation>ت&amp;حديث الحالة</translation>
    </message>
    <message>
        <source>Record document…</source>
        <translation>تسجيل مستند…</translation>
    </message>
    <message>
        <source>Agree schedule…</source>
        <translation>الاتفاق على جدول…</translation>
    </message>
    <message>
        <source>Conclude sale…</source>
        <translation>إبرام البيع…</translation>
    </message>
    <message>
        <source>Settle early…</source>
        <translation>سداد مبكر…</translation>
    </message>
    <message>
        <source>Charity donation…</source>
        <translation>تبرع خيري…</translation>
    </message>
    <message>
        <source>Refund excess…</source>
        <translation>رد الزائد…</translation>
    </message>
    <message>
        <source>Nothing is owed to the customer.</source>
        <translation>لا شيء مستحق للعميل.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>أظهره</translation>
    </message>
    <message>
        <source>Show all %1 that are missing</source>
        <translation>أظهر كل الناقص: %1</translation>
    </message>
    <message>
        <source>More steps: %1 possible now</source>
        <translation>خطوات أخرى: %1 ممكنة الآن</translation>
    </message>
    <message>
        <source>This is the past.</source>
        <translation>هذا هو الماضي.</translation>
    </message>
    <message>
        <source>on its way…</source>
        <translation>في الطريق…</translation>
    </message>
    <message>
        <source>possible now</source>
        <translation>ممكن الآن</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>لم يُرسل: %1</translation>
    </message>
    <message>
        <source>Record document</source>
        <translation>تسجيل مستند</translation>
    </message>
    <message>
        <source>Date and reference of the payment</source>
        <translation>تاريخ الدفعة ومرجعها</translation>
    </message>
    <message>
        <source>Day on which it was paid</source>
        <translation>يوم الدفع</translation>
    </message>
    <message>
        <source>Reference of the payer&apos;s bank</source>
        <translation>مرجع بنك الدافع</translation>
    </message>
    <message>
        <source>reference of the payer&apos;s bank</source>
        <translation>مرجع بنك الدافع</translation>
    </message>
    <message>
        <source>dated</source>
        <translation>بتاريخ</translation>
    </message>
    <message>
        <source>Nothing is left to distribute.</source>
        <translation>لم يبق شيء للتوزيع.</translation>
    </message>
    <message>
        <source>Pass on to charity…</source>
        <translation>صرف للخيرات…</translation>
    </message>
    <message>
        <source>Decide unknown payment…</source>
        <translation>البت في دفعة مجهولة…</translation>
    </message>
    <message>
        <source>It is read-only: its rows are not right.</source>
        <translation>إنه للقراءة فقط: صفوفه غير صحيحة.</translation>
    </message>
    <message>
        <source>Contract %1</source>
        <translation>العقد %1</translation>
    </message>
</context>
<context>
    <name>ui::ContractDiagramView</name>
    <message>
        <source>State of the contract</source>
        <translation>حالة العقد</translation>
    </message>
    <message>
        <source>The contract is %1.</source>
        <translation>العقد %1.</translation>
    </message>
</context>
<context>
    <name>ui::ContractExports</name>
    <message>
        <source>&amp;Statement as PDF…</source>
        <translation>&amp;كشف بصيغة PDF…</translation>
    </message>
    <message>
        <source>Tables as &amp;CSV</source>
        <translation>&amp;جداول بصيغة CSV</translation>
    </message>
    <message>
        <source>&amp;Schedule…</source>
        <translation>&amp;جدول السداد…</translation>
    </message>
    <message>
        <source>&amp;Payments…</source>
        <translation>ال&amp;دفعات…</translation>
    </message>
    <message>
        <source>&amp;Timeline…</source>
        <translation>&amp;التسلسل الزمني…</translation>
    </message>
    <message>
        <source>&amp;Ledger postings…</source>
        <translation>&amp;قيود الأستاذ…</translation>
    </message>
    <message>
        <source>List of all &amp;contracts…</source>
        <translation>قائمة كل ال&amp;عقود…</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>كُتب %1.</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>لم يُصدَّر شيء</translation>
    </message>
    <message>
        <source>There is no contract desk.</source>
        <translation>لا يوجد مكتب عقود.</translation>
    </message>
</context>
<context>
    <name>ui::ContractHeader</name>
    <message>
        <source>Paid of the total</source>
        <translation>المدفوع من الإجمالي</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>التكلفة</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>الربح</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>المدفوع</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>المتبقي</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <translation>%1  ·  %2</translation>
    </message>
    <message>
        <source>Its process is asleep: it starts when it is asked for something.</source>
        <translation>عمليته نائمة: تبدأ حين يُطلب منها شيء.</translation>
    </message>
    <message>
        <source>first incarnation</source>
        <translation>التجسيد الأول</translation>
    </message>
    <message>
        <source>incarnation %1</source>
        <translation>التجسيد %1</translation>
    </message>
    <message>
        <source>Process %1, %2</source>
        <translation>العملية %1، %2</translation>
    </message>
    <message>
        <source>%1.%2 % of %3 settled</source>
        <translation>سُوّي %1.%2 ٪ من %3</translation>
    </message>
    <message>
        <source>%1 was paid too much and is owed to the customer.</source>
        <translation>دُفع %1 زيادةً وهو مستحق للعميل.</translation>
    </message>
    <message>
        <source>Instalments: %1.</source>
        <translation>الأقساط: %1.</translation>
    </message>
    <message>
        <source>Profit is earned %1.</source>
        <translation>تحقق الربح: %1.</translation>
    </message>
    <message>
        <source>When settled early, %1.</source>
        <translation>عند السداد المبكر: %1.</translation>
    </message>
    <message>
        <source>Read-only: %1</source>
        <translation>للقراءة فقط: %1</translation>
    </message>
    <message>
        <source>%1 of it was given up as a rebate.</source>
        <translation>أُسقط منه %1 إبراءً.</translation>
    </message>
    <message>
        <source>In default. Days late: %1. The debt stays as it is.</source>
        <translation>متعثر. أيام التأخر: %1. يبقى الدين كما هو.</translation>
    </message>
    <message>
        <source>Days late: %1. The debt stays as it is.</source>
        <translation>أيام التأخر: %1. يبقى الدين كما هو.</translation>
    </message>
</context>
<context>
    <name>ui::ContractInspector</name>
    <message>
        <source>&amp;New contract…</source>
        <translation>عقد &amp;جديد…</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>الدفعات</translation>
    </message>
    <message>
        <source>No contract is open yet. Open one with “New contract…”.</source>
        <translation>لا عقد مفتوحًا بعد. افتح واحدًا بأمر «عقد جديد…».</translation>
    </message>
    <message>
        <source>This demo has no contract desk.
The demo “The systems of the guide” has one.</source>
        <translation>ليس في هذا العرض مكتب عقود.
العرض “The systems of the guide” فيه مكتب.</translation>
    </message>
    <message>
        <source>%1: sent, the answer is on its way.</source>
        <translation>%1: أُرسل، والجواب في الطريق.</translation>
    </message>
    <message>
        <source>Fault board…</source>
        <translation>لوحة الأعطال…</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>السجل الزمني</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>الجدول</translation>
    </message>
    <message>
        <source>Disbursement</source>
        <translation>الصرف</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>دفتر الأستاذ</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>العملية</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>ماذا لو</translation>
    </message>
    <message>
        <source>Refresh state: the contract is %1, at step %2.</source>
        <translation>تحديث الحالة: العقد %1، عند الخطوة %2.</translation>
    </message>
    <message>
        <source>%1: sent again with the same key, so that it counts once.</source>
        <translation>%1: أُرسل ثانيةً بالمفتاح نفسه، فيُحسب مرة واحدة.</translation>
    </message>
    <message>
        <source>Before it, %1 not answered yet.</source>
        <translation>قبله %1 بلا جواب بعد.</translation>
    </message>
    <message>
        <source>&amp;Import payments…</source>
        <translation>ا&amp;ستيراد دفعات…</translation>
    </message>
    <message>
        <source>Import payments</source>
        <translation>استيراد دفعات</translation>
    </message>
    <message>
        <source>CSV (*.csv);;All files (*)</source>
        <translation>CSV (*.csv);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ملفات</translation>
    </message>
</context>
<context>
    <name>ui::ContractListModel</name>
    <message>
        <source>Contract</source>
        <translation>العقد</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>المتبقي</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>الاستحقاق التالي</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>أيام التأخر</translation>
    </message>
    <message>
        <source>Disbursement</source>
        <translation>الصرف</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>العملية</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>تُقرأ…</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>نائمة</translation>
    </message>
    <message>
        <source>running</source>
        <translation>تعمل</translation>
    </message>
    <message>
        <source>restarted once</source>
        <translation>أُعيد تشغيلها مرة</translation>
    </message>
    <message>
        <source>restarted %1 times</source>
        <translation>أُعيد تشغيلها %1 مرات</translation>
    </message>
</context>
<context>
    <name>ui::ContractListView</name>
    <message>
        <source>Show contracts of this state</source>
        <translation>أظهر العقود التي في هذه الحالة</translation>
    </message>
    <message>
        <source>all states</source>
        <translation>كل الحالات</translation>
    </message>
    <message>
        <source>Show contracts with this in their id or their customer&apos;s</source>
        <translation>أظهر العقود التي في معرّفها أو معرّف عميلها هذا النص</translation>
    </message>
    <message>
        <source>contract or customer</source>
        <translation>عقد أو عميل</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>العقود</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 outstanding</source>
        <translation>%1 · %2 من %3 متبقٍّ</translation>
    </message>
    <message>
        <source>No contract is like that.</source>
        <translation>لا عقد كهذا.</translation>
    </message>
    <message>
        <source>There is no contract.</source>
        <translation>لا يوجد عقد.</translation>
    </message>
</context>
<context>
    <name>ui::CrashComparison</name>
    <message>
        <source>what was there is not the same any more</source>
        <translation>ما كان موجودًا لم يعد كما كان</translation>
    </message>
    <message>
        <source>identical, and %1 more since</source>
        <translation>مطابق، و%1 بعد ذلك</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>مطابق</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>اللقطة</translation>
    </message>
    <message>
        <source>went on from step %1 to %2</source>
        <translation>تابع من الخطوة %1 إلى %2</translation>
    </message>
    <message>
        <source>Hash chain and sums</source>
        <translation>سلسلة البصمات والمجاميع</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>تم التحقق</translation>
    </message>
    <message>
        <source>Payment system&apos;s books</source>
        <translation>دفاتر نظام الدفع</translation>
    </message>
    <message>
        <source>paid more than once</source>
        <translation>دُفع أكثر من مرة</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>المدفوعات</translation>
    </message>
    <message>
        <source>Postings</source>
        <translation>القيود</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>الأثر</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>State of the new process</source>
        <translation>حالة العملية الجديدة</translation>
    </message>
    <message>
        <source>is not what the rows lead to</source>
        <translation>ليست ما تؤدي إليه الصفوف</translation>
    </message>
    <message>
        <source>Instalments</source>
        <translation>الأقساط</translation>
    </message>
</context>
<context>
    <name>ui::CrashPage</name>
    <message>
        <source>%1 crashed at %2 with %3. %4</source>
        <translation>انهارت ⁨%1⁩ عند ⁨%2⁩ بسبب ⁨%3⁩. %4</translation>
    </message>
</context>
<context>
    <name>ui::CrashTrial</name>
    <message>
        <source>%1 crashes %2.</source>
        <translation>%1 تنهار %2.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>غير معروف</translation>
    </message>
</context>
<context>
    <name>ui::DepthStackView</name>
    <message>
        <source>What waited in the last minute, by kind of message</source>
        <translation>ما انتظر في الدقيقة الأخيرة حسب نوع الرسالة</translation>
    </message>
    <message>
        <source>%1: %2 in this second, at most %3 in the last 60 s</source>
        <translation>⁨%1⁩: ‏%2 في هذه الثانية، و%3 على الأكثر في آخر 60 ث</translation>
    </message>
    <message>
        <source>What waits, by kind of message: no two messages have waited at once.</source>
        <translation>ما ينتظر حسب نوع الرسالة: لم تنتظر رسالتان معًا.</translation>
    </message>
</context>
<context>
    <name>ui::DeskChecks</name>
    <message>
        <source>&amp;Verify all contracts</source>
        <translation>ال&amp;تحقق من كل العقود</translation>
    </message>
    <message>
        <source>Check the contract &amp;model</source>
        <translation>فحص &amp;نموذج العقد</translation>
    </message>
    <message>
        <source>Verify all contracts</source>
        <translation>التحقق من كل العقود</translation>
    </message>
    <message>
        <source>Recomputes each audit trail and compares the ledger and all other rows with it. A contract that is wrong takes nothing more.</source>
        <translation>يعيد حساب كل سجل تدقيق ويقارن به الأستاذ وسائر الصفوف. والعقد الذي فيه خطأ لا يقبل شيئًا بعد ذلك.</translation>
    </message>
    <message>
        <source>This demo has no contract desk.</source>
        <translation>ليس في هذا العرض مكتب عقود.</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>الخطوة %1</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>الصفوف</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>⁨%1⁩، ⁨%2⁩: ‏%3</translation>
    </message>
    <message>
        <source>All is right.</source>
        <translation>كل شيء صحيح.</translation>
    </message>
    <message>
        <source>%1 contracts, %2 steps.</source>
        <translation>العقود: %1، الخطوات: %2.</translation>
    </message>
    <message>
        <source>Check the contract model</source>
        <translation>فحص نموذج العقد</translation>
    </message>
    <message>
        <source>Tries every action, allowed or not, in every state that a contract of cost 2 and profit 1 can get into. The invariants must hold after each step.</source>
        <translation>يجرب كل إجراء، مسموحًا كان أو لا، في كل حالة يمكن أن يبلغها عقد تكلفته 2 وربحه 1. ويجب أن تصح الثوابت بعد كل خطوة.</translation>
    </message>
    <message>
        <source>Profile %1: %2 states, %3 steps, %4 refusals, at most %5 steps to a state.</source>
        <translation>القواعد ⁨%1⁩: الحالات %2، الخطوات %3، حالات الرفض %4، وأبعد حالة على %5 خطوة.</translation>
    </message>
    <message>
        <source>The shortest way to what must not be:</source>
        <translation>أقصر طريق إلى ما لا يجوز:</translation>
    </message>
    <message>
        <source>The invariants hold in every state.</source>
        <translation>الثوابت صحيحة في كل حالة.</translation>
    </message>
    <message>
        <source>An invariant does not hold.</source>
        <translation>ثابت لا يصح.</translation>
    </message>
    <message>
        <source>The books of all contracts in %1 do not add up to zero.</source>
        <translation>دفاتر كل العقود بعملة %1 لا يساوي مجموعها صفرًا.</translation>
    </message>
    <message>
        <source>The books are wrong.</source>
        <translation>الدفاتر غير صحيحة.</translation>
    </message>
</context>
<context>
    <name>ui::DeskProofs</name>
    <message>
        <source>Checkpoints (*.checkpoint);;All files (*)</source>
        <translation>نقاط التحقق (*.checkpoint);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>لا يمكن قراءة الملف: %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: ‏%2</translation>
    </message>
    <message>
        <source>Contracts of the checkpoint: %1; with steps since: %2; opened since: %3.</source>
        <translation>عقود نقطة التحقق: %1؛ لها خطوات منذئذ: %2؛ فُتحت منذئذ: %3.</translation>
    </message>
    <message>
        <source>Charity &amp;ledger…</source>
        <translation>&amp;دفتر الخيرات…</translation>
    </message>
    <message>
        <source>Check a &amp;printed statement…</source>
        <translation>التحقق من كشف &amp;مطبوع…</translation>
    </message>
    <message>
        <source>Write a chec&amp;kpoint…</source>
        <translation>&amp;كتابة نقطة تحقق…</translation>
    </message>
    <message>
        <source>Check a checkp&amp;oint…</source>
        <translation>التحقق من &amp;نقطة تحقق…</translation>
    </message>
    <message>
        <source>Write a checkpoint</source>
        <translation>كتابة نقطة تحقق</translation>
    </message>
    <message>
        <source>%1 was written. Keep it where whoever can write the database cannot write.</source>
        <translation>كُتب %1. احفظه حيث لا يستطيع الكتابة من يستطيع الكتابة في قاعدة البيانات.</translation>
    </message>
    <message>
        <source>Check a checkpoint</source>
        <translation>التحقق من نقطة تحقق</translation>
    </message>
    <message>
        <source>Looks for every contract of the checkpoint, with the steps that it had.</source>
        <translation>يبحث عن كل عقد في نقطة التحقق بالخطوات التي كانت له.</translation>
    </message>
    <message>
        <source>All that was there on %1 UTC is there still.</source>
        <translation>كل ما كان موجودًا في %1 UTC ما زال موجودًا.</translation>
    </message>
    <message>
        <source>Not all is there that was there on %1 UTC.</source>
        <translation>ليس كل ما كان موجودًا في %1 UTC موجودًا.</translation>
    </message>
</context>
<context>
    <name>ui::Docks</name>
    <message>
        <source>&amp;Teach</source>
        <translation>&amp;تعليم</translation>
    </message>
    <message>
        <source>&amp;Debug</source>
        <translation>ت&amp;شخيص</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>تق&amp;ديم</translation>
    </message>
    <message>
        <source>&amp;Contract</source>
        <translation>ع&amp;قد</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>اذهب إلى</translation>
    </message>
</context>
<context>
    <name>ui::DryRunPage</name>
    <message>
        <source>What if</source>
        <translation>ماذا لو</translation>
    </message>
    <message>
        <source>the customer pays</source>
        <translation>دفع العميل</translation>
    </message>
    <message>
        <source>he settles early, with a rebate of</source>
        <translation>سدد مبكرًا بإبراء قدره</translation>
    </message>
    <message>
        <source>it is approved</source>
        <translation>اعتُمد</translation>
    </message>
    <message>
        <source>the supplier is paid</source>
        <translation>دُفع للمورّد</translation>
    </message>
    <message>
        <source>the sale is concluded</source>
        <translation>أُبرم البيع</translation>
    </message>
    <message>
        <source>the excess is refunded</source>
        <translation>رُدّ الزائد</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>amount, as in 60,000</source>
        <translation>مبلغ، مثل 60,000</translation>
    </message>
    <message>
        <source>What would be posted</source>
        <translation>ما سيُقيَّد</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>مدين</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>دائن</translation>
    </message>
    <message>
        <source>Nothing would be posted.</source>
        <translation>لن يُقيَّد شيء.</translation>
    </message>
    <message>
        <source>Write an amount: what it would lead to is shown, and nothing is written.</source>
        <translation>اكتب مبلغًا: يظهر ما يؤدي إليه، ولا يُكتب شيء.</translation>
    </message>
    <message>
        <source>It would be refused, %1: %2</source>
        <translation>سيُرفض، %1: %2</translation>
    </message>
    <message>
        <source>The contract would be %1; %2 paid, %3 outstanding.</source>
        <translation>سيكون العقد %1؛ المدفوع %2 والمتبقي %3.</translation>
    </message>
    <message>
        <source>%1 would be owed to the customer.</source>
        <translation>سيُستحق للعميل %1.</translation>
    </message>
    <message>
        <source>Nothing is written.</source>
        <translation>لا يُكتب شيء.</translation>
    </message>
</context>
<context>
    <name>ui::EndBanner</name>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>What led to the last end, back to its first cause</source>
        <translation>ما أدى إلى آخر انتهاء، رجوعًا إلى سببه الأول</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>ابدأ من جديد</translation>
    </message>
    <message>
        <source>Start the demo from its beginning</source>
        <translation>ابدأ العرض من أوله</translation>
    </message>
    <message>
        <source>%1. Nothing has run since %2.</source>
        <translation>%1. لم يعمل شيء منذ %2.</translation>
    </message>
</context>
<context>
    <name>ui::EventLogModel</name>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>العملية</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
</context>
<context>
    <name>ui::EventLogView</name>
    <message>
        <source>Follow</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Kinds of events</source>
        <translation>أنواع الأحداث</translation>
    </message>
    <message>
        <source>searching… %1 %, %2</source>
        <translation>يبحث… ⁨%1 %⁩، %2</translation>
    </message>
    <message>
        <source>Only selected</source>
        <translation>المختارة فقط</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Only what is about the selected process</source>
        <translation>ما يخص العملية المختارة فقط</translation>
    </message>
    <message>
        <source>What led to this event, back to its first cause</source>
        <translation>ما أدى إلى هذا الحدث، رجوعًا إلى سببه الأول</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>مسح المرشّح</translation>
    </message>
    <message>
        <source>What happened, event by event. None of what has happened passes the filter.</source>
        <translation>ما حدث، حدثًا بعد حدث. لا شيء مما حدث يجتاز المرشّح.</translation>
    </message>
    <message>
        <source>What happens, event by event. Nothing has happened yet.</source>
        <translation>ما يحدث، حدثًا بعد حدث. لم يحدث شيء بعد.</translation>
    </message>
    <message>
        <source>Search in processes, kinds and details</source>
        <translation>ابحث في العمليات والأنواع والتفاصيل</translation>
    </message>
    <message>
        <source>Search in the processes, kinds and details of events</source>
        <translation>البحث في عمليات الأحداث وأنواعها وتفاصيلها</translation>
    </message>
    <message>
        <source>Keep the latest event in view; scrolling up or choosing an event switches it off</source>
        <translation>أبقِ أحدث حدث ظاهرًا؛ التمرير لأعلى أو اختيار حدث يوقف ذلك</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>أظهره</translation>
    </message>
    <message>
        <source>Only what happened in the time that was chosen in the timeline. A click shows all times again.</source>
        <translation>ما حدث في المدة المختارة في الخط الزمني فقط. النقر يعيد إظهار كل الأوقات.</translation>
    </message>
    <message>
        <source>Take away what hides it from the filter</source>
        <translation>أزل من المرشّح ما يخفيه</translation>
    </message>
    <message>
        <source>The log does not hold the chosen event any more.</source>
        <translation>لم يعد السجل يحتفظ بالحدث المختار.</translation>
    </message>
    <message>
        <source>No event that is shown belongs to the chosen alarm.</source>
        <translation>لا حدث معروضًا يخص الإنذار المختار.</translation>
    </message>
    <message>
        <source>The chosen event is about one of Actorscope&apos;s own processes, which are not shown.</source>
        <translation>الحدث المختار يخص إحدى عمليات Actorscope نفسه، وهي غير معروضة.</translation>
    </message>
    <message>
        <source>The chosen event is hidden by the filter.</source>
        <translation>المرشّح يخفي الحدث المختار.</translation>
    </message>
    <message>
        <source>Only %1 – %2  ✕</source>
        <translation>%1 – %2 فقط  ✕</translation>
    </message>
</context>
<context>
    <name>ui::EvidencePage</name>
    <message>
        <source>Documents that are recorded</source>
        <translation>المستندات المسجلة</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>مسجّل</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>المستند</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Record one of this kind…</source>
        <translation>سجّل واحدًا من هذا النوع…</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>المطلوب</translation>
    </message>
    <message>
        <source>The step whose conditions are shown</source>
        <translation>الخطوة التي تظهر شروطها</translation>
    </message>
    <message>
        <source>every step</source>
        <translation>كل الخطوات</translation>
    </message>
    <message>
        <source>Conditions of the steps</source>
        <translation>شروط الخطوات</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>الخطوة</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>القاعدة</translation>
    </message>
    <message>
        <source>What satisfies it</source>
        <translation>ما يستوفيها</translation>
    </message>
    <message>
        <source>– none</source>
        <translation>– لا شيء</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>The contract is %1.</source>
        <translation>العقد %1.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> أو </translation>
    </message>
    <message>
        <source>states</source>
        <translation>الحالات</translation>
    </message>
</context>
<context>
    <name>ui::ExitDialog</name>
    <message>
        <source>Exit signal to %1</source>
        <translation>إشارة إنهاء إلى ⁨%1⁩</translation>
    </message>
    <message>
        <source>Send exit to %1</source>
        <translation>إرسال إنهاء إلى ⁨%1⁩</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>ال&amp;سبب</translation>
    </message>
    <message>
        <source>The signal normal from another process has no effect, unless the process traps exits: then it is a message.</source>
        <translation>الإشارة normal من عملية أخرى لا أثر لها، إلا إن كانت العملية تلتقط الإنهاءات: فعندئذ تكون رسالة.</translation>
    </message>
    <message>
        <source>The signal kill cannot be trapped: the process ends at once with killed.</source>
        <translation>الإشارة kill لا تُلتقط: تنتهي العملية فورًا بسبب killed.</translation>
    </message>
    <message>
        <source>A process that does not trap exits ends with this reason, without terminate. One that traps them gets a message.</source>
        <translation>العملية التي لا تلتقط الإنهاءات تنتهي بهذا السبب بلا terminate، والتي تلتقطها تتلقى رسالة.</translation>
    </message>
</context>
<context>
    <name>ui::Exports</name>
    <message>
        <source>&apos;%1&apos; is no kind of picture. Allowed: %2.</source>
        <translation>&apos;%1&apos; ليس نوعًا من الصور. المسموح: ‏%2.</translation>
    </message>
    <message>
        <source>Picture of the &amp;window…</source>
        <translation>صورة ال&amp;نافذة…</translation>
    </message>
    <message>
        <source>Picture of the &amp;tree…</source>
        <translation>صورة ال&amp;شجرة…</translation>
    </message>
    <message>
        <source>Picture of the m&amp;essages…</source>
        <translation>صورة ال&amp;رسائل…</translation>
    </message>
    <message>
        <source>Tree as &amp;DOT…</source>
        <translation>الشجرة بصيغة &amp;DOT…</translation>
    </message>
    <message>
        <source>Tree as &amp;Mermaid…</source>
        <translation>الشجرة بصيغة &amp;Mermaid…</translation>
    </message>
    <message>
        <source>Messages as Me&amp;rmaid…</source>
        <translation>الرسائل بصيغة Me&amp;rmaid…</translation>
    </message>
    <message>
        <source>Processes as &amp;CSV…</source>
        <translation>العمليات بصيغة &amp;CSV…</translation>
    </message>
    <message>
        <source>Event &amp;log as CSV…</source>
        <translation>سجل ال&amp;أحداث بصيغة CSV…</translation>
    </message>
    <message>
        <source>Trace for &amp;Perfetto…</source>
        <translation>أثر لبرنامج &amp;Perfetto…</translation>
    </message>
    <message>
        <source>&amp;Snapshot as JSON…</source>
        <translation>&amp;لقطة بصيغة JSON…</translation>
    </message>
    <message>
        <source>There is no export &apos;%1&apos;.</source>
        <translation>لا يوجد تصدير &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>كُتب %1.</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>لم يُصدَّر شيء</translation>
    </message>
    <message>
        <source>Picture of the t&amp;imeline…</source>
        <translation>صورة الخط الزم&amp;ني…</translation>
    </message>
    <message>
        <source>Mar&amp;ks of the timeline as CSV…</source>
        <translation>علا&amp;مات الخط الزمني بصيغة CSV…</translation>
    </message>
    <message>
        <source>There is nothing to draw: the view is not shown. Open it first.</source>
        <translation>لا شيء يُرسم: العرض غير ظاهر. افتحه أولًا.</translation>
    </message>
    <message>
        <source>There is no process in the tree.</source>
        <translation>لا توجد عملية في الشجرة.</translation>
    </message>
    <message>
        <source>There is no message in the diagram.</source>
        <translation>لا توجد رسالة في المخطط.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>لم يحدث شيء بعد.</translation>
    </message>
    <message>
        <source>Picture of the mailbox &amp;charts…</source>
        <translation>صورة لم&amp;خططات الصناديق…</translation>
    </message>
    <message>
        <source>There is no line in the charts.</source>
        <translation>لا يوجد خط في المخططات.</translation>
    </message>
    <message>
        <source>Picture of the mailbox &amp;X-ray…</source>
        <translation>صورة لأش&amp;عة الصندوق…</translation>
    </message>
    <message>
        <source>There is no process whose mailbox could be shown.</source>
        <translation>لا توجد عملية يمكن عرض صندوقها.</translation>
    </message>
    <message>
        <source>Picture of the &amp;heat map…</source>
        <translation>صورة للخريطة الح&amp;رارية…</translation>
    </message>
    <message>
        <source>Picture of the &amp;findings…</source>
        <translation>صورة لل&amp;ملاحظات…</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>لا شيء خاطئ.</translation>
    </message>
    <message>
        <source>Picture of the &amp;processes…</source>
        <translation>صورة لل&amp;عمليات…</translation>
    </message>
    <message>
        <source>There is no process in the table.</source>
        <translation>لا توجد عملية في الجدول.</translation>
    </message>
    <message>
        <source>Picture of the event &amp;log…</source>
        <translation>صورة لس&amp;جل الأحداث…</translation>
    </message>
    <message>
        <source>There is no event in the log.</source>
        <translation>لا يوجد حدث في السجل.</translation>
    </message>
    <message>
        <source>Picture of the inspecto&amp;r…</source>
        <translation>صورة لل&amp;فاحص…</translation>
    </message>
    <message>
        <source>No process is selected.</source>
        <translation>لم تُحدد عملية.</translation>
    </message>
    <message>
        <source>&amp;Findings as CSV…</source>
        <translation>الم&amp;لاحظات بصيغة CSV…</translation>
    </message>
    <message>
        <source>There is nothing to draw. %1</source>
        <translation>لا شيء يُرسم. %1</translation>
    </message>
</context>
<context>
    <name>ui::FaultBoard</name>
    <message>
        <source>Fault board of the payment system</source>
        <translation>لوحة أعطال نظام الدفع</translation>
    </message>
    <message>
        <source>&amp;Read both books anew</source>
        <translation>ا&amp;قرأ الدفترين من جديد</translation>
    </message>
    <message>
        <source>At the &amp;next payment</source>
        <translation>عند الدفعة ال&amp;تالية</translation>
    </message>
    <message>
        <source>&amp;From now on</source>
        <translation>من الآن &amp;فصاعدًا</translation>
    </message>
    <message>
        <source>The payment &amp;system</source>
        <translation>&amp;نظام الدفع</translation>
    </message>
    <message>
        <source>R&amp;eason of a refusal</source>
        <translation>&amp;سبب الرفض</translation>
    </message>
    <message>
        <source>At the next payment: %1</source>
        <translation>عند الدفعة التالية: %1</translation>
    </message>
    <message>
        <source>From now on: %1</source>
        <translation>من الآن فصاعدًا: %1</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> مللي ثانية</translation>
    </message>
    <message>
        <source>&amp;Answers after, when slow</source>
        <translation>ي&amp;جيب بعد، عند البطء</translation>
    </message>
    <message>
        <source> min</source>
        <translation> دقيقة</translation>
    </message>
    <message>
        <source>It can be as&amp;ked what has become of a payment</source>
        <translation>يمكن سؤ&amp;اله عما آلت إليه دفعة</translation>
    </message>
    <message>
        <source>It &amp;knows a payment&apos;s key for</source>
        <translation>ي&amp;عرف مفتاح الدفعة مدة</translation>
    </message>
</context>
<context>
    <name>ui::FindingsView</name>
    <message>
        <source>✖ error</source>
        <translation>✖ خطأ</translation>
    </message>
    <message>
        <source>▲ warning</source>
        <translation>▲ تحذير</translation>
    </message>
    <message>
        <source>● hint</source>
        <translation>● تلميح</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Watch messages</source>
        <translation>مراقبة الرسائل</translation>
    </message>
    <message>
        <source>Nothing is wrong: no process is unsupervised, no crash loop, no growing mailbox, no lost name</source>
        <translation>لا خلل: لا عملية بلا إشراف، ولا حلقة انهيارات، ولا صندوق بريد يتضخم، ولا اسم مفقود</translation>
    </message>
    <message>
        <source>, no circle of calls.</source>
        <translation>، ولا دائرة استدعاءات.</translation>
    </message>
    <message>
        <source>; circles of calls are not looked for while messages are not watched.</source>
        <translation>؛ ولا يُبحث عن دوائر الاستدعاءات ما دامت الرسائل غير مراقبة.</translation>
    </message>
    <message>
        <source>and more: %1</source>
        <translation>وأكثر: %1</translation>
    </message>
    <message>
        <source>%1: it is suspended, and takes none</source>
        <translation>%1: إنها معلّقة ولا تتسلّم شيئًا</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>و%1 أخرى</translation>
    </message>
</context>
<context>
    <name>ui::HeatMapView</name>
    <message>
        <source>All mailboxes</source>
        <translation>كل صناديق البريد</translation>
    </message>
    <message>
        <source>All mailboxes are empty.</source>
        <translation>كل صناديق البريد فارغة.</translation>
    </message>
    <message>
        <source>The deepest is that of %1 with %2.</source>
        <translation>أعمقها صندوق ⁨%1⁩ وفيه %2.</translation>
    </message>
    <message>
        <source>%1, the deepest of %2</source>
        <translation>%1، وهو الأعمق من بين %2</translation>
    </message>
</context>
<context>
    <name>ui::HeatScale</name>
    <message>
        <source>Scale of the heat map</source>
        <translation>مقياس الخريطة الحرارية</translation>
    </message>
    <message>
        <source>%1 messages, the more the stronger the colour</source>
        <translation>%1 رسائل، كلما زادت اشتد اللون</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>رسائل</translation>
    </message>
</context>
<context>
    <name>ui::HelpActions</name>
    <message>
        <source>&amp;Commands…</source>
        <translation>الأ&amp;وامر…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>اختصارات لوحة ال&amp;مفاتيح</translation>
    </message>
    <message>
        <source>&amp;About Actorscope</source>
        <translation>&amp;حول Actorscope</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>المسافة</translation>
    </message>
    <message>
        <source>pause the view, and let it go on</source>
        <translation>إيقاف العرض واستئنافه</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>end the search, then select nothing</source>
        <translation>إنهاء البحث ثم عدم اختيار شيء</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>الأسهم</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>الإدخال</translation>
    </message>
    <message>
        <source>open or close a group</source>
        <translation>فتح مجموعة أو إغلاقها</translation>
    </message>
    <message>
        <source>Ctrl and wheel</source>
        <translation>Ctrl والعجلة</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>تكبير وتصغير</translation>
    </message>
    <message>
        <source>W, S</source>
        <translation>W، S</translation>
    </message>
    <message>
        <source>A, D</source>
        <translation>A، D</translation>
    </message>
    <message>
        <source>Full stop, comma</source>
        <translation>النقطة، الفاصلة</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>About Actorscope</source>
        <translation>حول Actorscope</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Actorscope %1&lt;/h3&gt;&lt;p&gt;See a supervised system: an actor runtime with the semantics of Erlang/OTP, and its visualizer.&lt;/p&gt;&lt;p&gt;Licensed under the GNU General Public License, version 3 or later, since it uses Qt Charts.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Actorscope %1&lt;/h3&gt;&lt;p&gt;شاهد نظامًا خاضعًا للإشراف: بيئة تشغيل للممثلين بدلالات Erlang/OTP، وأداة لعرضها.&lt;/p&gt;&lt;p&gt;مرخّص برخصة جنو العمومية العامة، الإصدار 3 أو أحدث، لأنه يستعمل Qt Charts.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>في أي مكان</translation>
    </message>
    <message>
        <source>In the tree</source>
        <translation>في الشجرة</translation>
    </message>
    <message>
        <source>walk along the tree</source>
        <translation>تنقّل على الشجرة</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>في الخط الزمني</translation>
    </message>
    <message>
        <source>zoom in and out</source>
        <translation>تكبير وتصغير</translation>
    </message>
    <message>
        <source>go back and forward in time</source>
        <translation>الرجوع والتقدم في الزمن</translation>
    </message>
    <message>
        <source>the next mark, and the previous one</source>
        <translation>العلامة التالية والسابقة</translation>
    </message>
    <message>
        <source>go to what is chosen, then show all of it</source>
        <translation>الذهاب إلى المختار، ثم إظهاره كله</translation>
    </message>
    <message>
        <source>R, Shift and drag</source>
        <translation>R، أو Shift مع السحب</translation>
    </message>
    <message>
        <source>let the event log show one span of time, then all again</source>
        <translation>جعل سجل الأحداث يعرض مدة واحدة، ثم كل الأوقات من جديد</translation>
    </message>
</context>
<context>
    <name>ui::ImportDialog</name>
    <message>
        <source>Reading…</source>
        <translation>يُقرأ…</translation>
    </message>
    <message>
        <source>Import payments</source>
        <translation>استيراد دفعات</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>من %1</translation>
    </message>
    <message>
        <source>Payments of the file</source>
        <translation>دفعات الملف</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>السطر</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>العقد</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>المرجع</translation>
    </message>
    <message>
        <source>Value date</source>
        <translation>تاريخ القيمة</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>الحكم</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>&amp;Book</source>
        <translation>&amp;تسجيل</translation>
    </message>
    <message>
        <source>Nothing is booked. %1</source>
        <translation>لم يُسجَّل شيء. %1</translation>
    </message>
    <message>
        <source>There is nothing to show.</source>
        <translation>لا شيء يُعرض.</translation>
    </message>
    <message>
        <source>Lines that are wrong: %1. Correct the file: nothing is booked from a file with a mistake in it.</source>
        <translation>الأسطر الخاطئة: %1. صحّح الملف: لا يُسجَّل شيء من ملف فيه خطأ.</translation>
    </message>
    <message>
        <source>Payments that can be booked: %1.</source>
        <translation>الدفعات التي يمكن تسجيلها: %1.</translation>
    </message>
    <message>
        <source>There is nothing new in this file.</source>
        <translation>لا جديد في هذا الملف.</translation>
    </message>
    <message>
        <source>Booked before, and not booked again: %1.</source>
        <translation>مسجلة من قبل ولا تُسجَّل ثانية: %1.</translation>
    </message>
    <message>
        <source>&amp;Book %1</source>
        <translation>&amp;تسجيل %1</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>إي&amp;قاف</translation>
    </message>
    <message>
        <source>Booking: %1 of %2 payments are answered.</source>
        <translation>يجري التسجيل: أُجيب عن %1 من %2 دفعات.</translation>
    </message>
    <message>
        <source>Booked: %1.</source>
        <translation>مسجلة: %1.</translation>
    </message>
    <message>
        <source>Booked before: %1.</source>
        <translation>مسجلة من قبل: %1.</translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <translation>مرفوضة: %1.</translation>
    </message>
    <message>
        <source>Not answered: %1; import the file again to book them.</source>
        <translation>بلا جواب: %1؛ استورد الملف ثانية لتسجيلها.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>إ&amp;غلاق</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>مسجلة</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>بلا جواب</translation>
    </message>
    <message>
        <source>booked before</source>
        <translation>مسجلة من قبل</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>مقبولة</translation>
    </message>
    <message>
        <source>It is step %1 of the contract.</source>
        <translation>هي الخطوة %1 من العقد.</translation>
    </message>
    <message>
        <source>%1 (payments: %2)</source>
        <translation>%1 (الدفعات: %2)</translation>
    </message>
    <message>
        <source>Together: %1</source>
        <translation>المجموع: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>ui::KeptProcesses</name>
    <message>
        <source>Take %1 out of the diagram</source>
        <translation>أخرج %1 من المخطط</translation>
    </message>
</context>
<context>
    <name>ui::KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Search for a key or what it does</source>
        <translation>ابحث عن مفتاح أو عمّا يفعله</translation>
    </message>
</context>
<context>
    <name>ui::LedgerPage</name>
    <message>
        <source>Balances of the accounts</source>
        <translation>أرصدة الحسابات</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>مدين</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>دائن</translation>
    </message>
    <message>
        <source>Postings</source>
        <translation>القيود</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>القيد</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>الخطوة</translation>
    </message>
    <message>
        <source>Nothing is posted yet.</source>
        <translation>لم يُقيَّد شيء بعد.</translation>
    </message>
    <message>
        <source>sum in %1</source>
        <translation>المجموع بعملة %1</translation>
    </message>
    <message>
        <source>Value date</source>
        <translation>تاريخ القيمة</translation>
    </message>
</context>
<context>
    <name>ui::LineEditor</name>
    <message>
        <source>stays as it is: no form can build %1</source>
        <translation>يبقى كما هو: لا يستطيع نموذج بناء %1</translation>
    </message>
    <message>
        <source>A value is missing: %1.</source>
        <translation>قيمة ناقصة: %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a value of the kind %2.</source>
        <translation>&apos;%1&apos; ليست قيمة من النوع %2.</translation>
    </message>
</context>
<context>
    <name>ui::ListEditor</name>
    <message>
        <source>Add one</source>
        <translation>أضف واحدًا</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>أزِل</translation>
    </message>
    <message>
        <source>Number %1: %2</source>
        <translation>رقم %1: %2</translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation>رقم %1</translation>
    </message>
    <message>
        <source>Remove number %1</source>
        <translation>أزِل رقم %1</translation>
    </message>
</context>
<context>
    <name>ui::MailboxCharts</name>
    <message>
        <source>Mailbox charts</source>
        <translation>مخططات صناديق البريد</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>رسائل</translation>
    </message>
    <message>
        <source>Deepest mailboxes</source>
        <translation>أعمق الصناديق</translation>
    </message>
    <message>
        <source>Freeze the charts; the system runs on and nothing is lost</source>
        <translation>تجميد المخططات؛ النظام مستمر ولا يضيع شيء</translation>
    </message>
    <message>
        <source>Paused: the charts stand still, the system runs on.</source>
        <translation>متوقف: المخططات ثابتة والنظام مستمر.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Mailbox of %1</source>
        <translation>صندوق ⁨%1⁩</translation>
    </message>
    <message>
        <source>How full the mailbox of the selected process was. None is selected.</source>
        <translation>كم امتلأ صندوق العملية المختارة. لم تُختر أي عملية.</translation>
    </message>
    <message>
        <source>Select the busiest process</source>
        <translation>اختيار أكثر العمليات انشغالًا</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>المدة المعروضة</translation>
    </message>
    <message>
        <source>How far back the charts reach</source>
        <translation>إلى أي مدى ترجع المخططات</translation>
    </message>
    <message>
        <source>last %1 s</source>
        <translation>آخر %1 ث</translation>
    </message>
    <message>
        <source>No mailbox has held a message in the last %1 s</source>
        <translation>لم يحمل أي صندوق رسالة في آخر %1 ث</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>جمّد</translation>
    </message>
</context>
<context>
    <name>ui::MailboxPage</name>
    <message>
        <source>The messages that it took last</source>
        <translation>آخر الرسائل التي تسلّمتها</translation>
    </message>
    <message>
        <source>It has taken no message since it is looked at.</source>
        <translation>لم تتسلّم أي رسالة منذ أن أصبحت تحت النظر.</translation>
    </message>
    <message>
        <source>The last %1 that it took, newest first:</source>
        <translation>آخر %1 تسلّمتها، الأحدث أولًا:</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;فاتح</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;داكن</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>تباين &amp;عالٍ</translation>
    </message>
    <message>
        <source>&amp;Pause the view</source>
        <translation>إ&amp;يقاف العرض</translation>
    </message>
    <message>
        <source>Refused: </source>
        <translation>مرفوض: </translation>
    </message>
    <message>
        <source>Murabaha contracts</source>
        <translation>عقود المرابحة</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>الفاحص</translation>
    </message>
    <message>
        <source>Mailbox charts</source>
        <translation>مخططات صناديق البريد</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>العمليات</translation>
    </message>
    <message>
        <source>Event log</source>
        <translation>سجل الأحداث</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Mailbox X-ray</source>
        <translation>أشعة صناديق البريد</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>&amp;Process</source>
        <translation>ال&amp;عملية</translation>
    </message>
    <message>
        <source>&amp;World</source>
        <translation>ال&amp;عالم</translation>
    </message>
    <message>
        <source>&amp;Demo</source>
        <translation>عرض &amp;توضيحي</translation>
    </message>
    <message>
        <source>Begin anew with a &amp;seed…</source>
        <translation>البدء من جديد ب&amp;بذرة…</translation>
    </message>
    <message>
        <source>&amp;Jump ahead</source>
        <translation>ال&amp;قفز إلى الأمام</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;تصدير</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إن&amp;هاء</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>Pe&amp;rspective</source>
        <translation>تر&amp;تيب</translation>
    </message>
    <message>
        <source>Restore the default &amp;layout</source>
        <translation>استعادة التخطيط الأ&amp;صلي</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>ت&amp;كبير</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>تص&amp;غير</translation>
    </message>
    <message>
        <source>&amp;Fit the tree</source>
        <translation>&amp;ملاءمة الشجرة</translation>
    </message>
    <message>
        <source>Normal &amp;size</source>
        <translation>الحجم ال&amp;عادي</translation>
    </message>
    <message>
        <source>Open or close the gro&amp;up</source>
        <translation>فتح المجمو&amp;عة أو إغلاقها</translation>
    </message>
    <message>
        <source>Fi&amp;nd in the tree</source>
        <translation>ال&amp;بحث في الشجرة</translation>
    </message>
    <message>
        <source>Sort the pro&amp;cesses by</source>
        <translation>&amp;فرز العمليات حسب</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>الم&amp;ظهر</translation>
    </message>
    <message>
        <source>&amp;Next theme</source>
        <translation>المظهر ال&amp;تالي</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>ال&amp;لغة</translation>
    </message>
    <message>
        <source>Actorscope speaks this language when it is started the next time.</source>
        <translation>يستعمل البرنامج هذه اللغة عند تشغيله في المرة القادمة.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>Begin anew with a seed</source>
        <translation>البدء من جديد ببذرة</translation>
    </message>
    <message>
        <source>The same seed gives the same run. Another one lets ready processes run in another order.</source>
        <translation>البذرة نفسها تعطي التشغيل نفسه. وبذرة أخرى تشغّل العمليات الجاهزة بترتيب آخر.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>ت&amp;حرير</translation>
    </message>
    <message>
        <source>Fit the &amp;whole tree</source>
        <translation>ملاءمة الشجرة &amp;كلها</translation>
    </message>
    <message>
        <source>C&amp;ontracts</source>
        <translation>الع&amp;قود</translation>
    </message>
    <message>
        <source>Select the &amp;previous again</source>
        <translation>اختيار ال&amp;سابق من جديد</translation>
    </message>
    <message>
        <source>Select the ne&amp;xt again</source>
        <translation>اختيار ال&amp;تالي من جديد</translation>
    </message>
    <message>
        <source>Select n&amp;othing</source>
        <translation>عدم اختيار &amp;شيء</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>ال&amp;سرعة</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>الخط الزمني</translation>
    </message>
    <message>
        <source>Show Actorscope&apos;s own processes</source>
        <translation>أظهر عمليات Actorscope نفسه</translation>
    </message>
    <message>
        <source>Also those that it starts itself, to send a message</source>
        <translation>وكذلك التي يبدؤها هو لإرسال رسالة</translation>
    </message>
    <message>
        <source>Reset all settings?</source>
        <translation>إعادة ضبط كل الإعدادات؟</translation>
    </message>
    <message>
        <source>The layout, the size of the window, the theme, the columns and what is shown become as they were at the first start; the language does when Actorscope is started the next time. Contracts and the names at the desk stay.</source>
        <translation>يعود التخطيط وحجم النافذة والسمة والأعمدة وما يُعرض كما كانت عند أول تشغيل؛ أما اللغة فعند تشغيل Actorscope في المرة القادمة. تبقى العقود والأسماء في المكتب.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>إعادة الضبط</translation>
    </message>
    <message>
        <source>Find in the &amp;table</source>
        <translation>ابحث في ال&amp;جدول</translation>
    </message>
    <message>
        <source>Next &amp;match</source>
        <translation>المطابقة ال&amp;تالية</translation>
    </message>
    <message>
        <source>Pre&amp;vious match</source>
        <translation>المطابقة ال&amp;سابقة</translation>
    </message>
    <message>
        <source>Reset all settings…</source>
        <translation>إعادة ضبط كل الإعدادات…</translation>
    </message>
    <message>
        <source>P&amp;ictures</source>
        <translation>ال&amp;صور</translation>
    </message>
    <message>
        <source>&amp;Visible columns of the processes</source>
        <translation>الأعمدة ال&amp;ظاهرة للعمليات</translation>
    </message>
</context>
<context>
    <name>ui::Narration</name>
    <message>
        <source>What the system has logged last</source>
        <translation>آخر ما سجّله النظام</translation>
    </message>
</context>
<context>
    <name>ui::NewContractAgreement</name>
    <message>
        <source>as in 8 %; it makes the profit</source>
        <translation>مثل 8 %؛ يُحسب به الربح</translation>
    </message>
    <message>
        <source>1 to 600; empty: with the schedule</source>
        <translation>1 إلى 600؛ فارغ: مع الجدول</translation>
    </message>
    <message>
        <source>of the cost, at the sale; empty: none</source>
        <translation>من التكلفة عند البيع؛ فارغ: لا شيء</translation>
    </message>
    <message>
        <source>at the bank&apos;s discretion; not promised</source>
        <translation>حسب تقدير البنك؛ بلا وعد</translation>
    </message>
    <message>
        <source>mandatory and disclosed</source>
        <translation>إلزامي ومفصح عنه</translation>
    </message>
    <message>
        <source>as in 2026-01-05</source>
        <translation>مثل 2026-01-05</translation>
    </message>
    <message>
        <source>&amp;Instalments</source>
        <translation>الأ&amp;قساط</translation>
    </message>
    <message>
        <source>&amp;Yearly rate</source>
        <translation>المعدل ال&amp;سنوي</translation>
    </message>
    <message>
        <source>&amp;Number of instalments</source>
        <translation>ع&amp;دد الأقساط</translation>
    </message>
    <message>
        <source>Mont&amp;hs between</source>
        <translation>الأ&amp;شهر بين قسطين</translation>
    </message>
    <message>
        <source>&amp;Down payment</source>
        <translation>ال&amp;دفعة المقدمة</translation>
    </message>
    <message>
        <source>Pro&amp;fit is earned</source>
        <translation>تح&amp;قق الربح</translation>
    </message>
    <message>
        <source>Re&amp;bate when settled early</source>
        <translation>الإ&amp;براء عند السداد المبكر</translation>
    </message>
    <message>
        <source>Part of the unearned profit</source>
        <translation>جزء الربح غير المكتسب</translation>
    </message>
    <message>
        <source>Pre&amp;view with first due</source>
        <translation>م&amp;عاينة بأول استحقاق</translation>
    </message>
    <message>
        <source>The number of instalments is a whole number.</source>
        <translation>عدد الأقساط عدد صحيح.</translation>
    </message>
    <message>
        <source>The number of months is a whole number.</source>
        <translation>عدد الأشهر عدد صحيح.</translation>
    </message>
    <message>
        <source>Write the number of instalments to see the schedule.</source>
        <translation>اكتب عدد الأقساط لترى الجدول.</translation>
    </message>
    <message>
        <source>Give the day of the first instalment, like 2026-02-28.</source>
        <translation>أدخل يوم القسط الأول، مثل ⁨2026-02-28⁩.</translation>
    </message>
    <message>
        <source>Donation when late</source>
        <translation>التبرع عند التأخر</translation>
    </message>
    <message>
        <source>of the instalment, to charity, as in 5 %</source>
        <translation>من القسط، للخيرات، مثل 5 %</translation>
    </message>
    <message>
        <source>as in 4.4 %; the profit is earned at it</source>
        <translation>مثل 4.4 %؛ يُكتسب به الربح</translation>
    </message>
    <message>
        <source>empty: as the effective rate has it</source>
        <translation>فارغ: كما يقتضي المعدّل الفعلي</translation>
    </message>
    <message>
        <source>Effective rate</source>
        <translation>المعدّل الفعلي</translation>
    </message>
    <message>
        <source>Monthly instalment</source>
        <translation>القسط الشهري</translation>
    </message>
</context>
<context>
    <name>ui::NewContractDialog</name>
    <message>
        <source>New Murabaha contract</source>
        <translation>عقد مرابحة جديد</translation>
    </message>
    <message>
        <source>what the asset costs the bank, as in 100,000.00</source>
        <translation>تكلفة الأصل على البنك، مثل ⁨100,000.00⁩</translation>
    </message>
    <message>
        <source>what the bank adds, disclosed and fixed</source>
        <translation>ما يضيفه البنك، معلنًا وثابتًا</translation>
    </message>
    <message>
        <source>Open contract</source>
        <translation>فتح العقد</translation>
    </message>
    <message>
        <source>&amp;Contract id</source>
        <translation>رقم ال&amp;عقد</translation>
    </message>
    <message>
        <source>C&amp;ustomer id</source>
        <translation>رقم العم&amp;يل</translation>
    </message>
    <message>
        <source>Cu&amp;rrency</source>
        <translation>ع&amp;ملة</translation>
    </message>
    <message>
        <source>&amp;Asset cost</source>
        <translation>&amp;تكلفة الأصل</translation>
    </message>
    <message>
        <source>&amp;Profit</source>
        <translation>ال&amp;ربح</translation>
    </message>
    <message>
        <source>Total price</source>
        <translation>ثمن البيع</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>optional, as in
price: 95,000.00
freight: 5,000.00</source>
        <translation>اختياري، مثل
price: 95,000.00
freight: 5,000.00</translation>
    </message>
    <message>
        <source>seed: states only</source>
        <translation>seed: الحالات فقط</translation>
    </message>
    <message>
        <source>aaoifi: documents of SS-8 are asked for</source>
        <translation>aaoifi: تُطلب مستندات المعيار 8</translation>
    </message>
    <message>
        <source>is owed to the customer</source>
        <translation>يُستحق للعميل</translation>
    </message>
    <message>
        <source>is refused</source>
        <translation>يُرفض</translation>
    </message>
    <message>
        <source>what is bought, in words</source>
        <translation>ما يُشترى، بالكلمات</translation>
    </message>
    <message>
        <source>who sells it to the bank; is paid</source>
        <translation>من يبيعه للمصرف؛ يُدفع له</translation>
    </message>
    <message>
        <source>who buys it for the bank, if anybody does</source>
        <translation>من يشتريه عن المصرف، إن وُجد</translation>
    </message>
    <message>
        <source>Ru&amp;les</source>
        <translation>القوا&amp;عد</translation>
    </message>
    <message>
        <source>Parts of the cos&amp;t</source>
        <translation>أجزاء ال&amp;تكلفة</translation>
    </message>
    <message>
        <source>A&amp;sset</source>
        <translation>الأ&amp;صل</translation>
    </message>
    <message>
        <source>&amp;Kind of asset</source>
        <translation>&amp;نوع الأصل</translation>
    </message>
    <message>
        <source>Suppli&amp;er id</source>
        <translation>معرّف ال&amp;مورّد</translation>
    </message>
    <message>
        <source>A&amp;gent id</source>
        <translation>معرّف ال&amp;وكيل</translation>
    </message>
    <message>
        <source>What is paid too &amp;much</source>
        <translation>ما يُدفع &amp;زيادة</translation>
    </message>
    <message>
        <source>Write a part of the cost as &apos;freight: 5,000.00&apos;, not %1.</source>
        <translation>اكتب جزء التكلفة هكذا &apos;freight: 5,000.00&apos;، لا %1.</translation>
    </message>
    <message>
        <source>Write the cost and the profit to see the schedule.</source>
        <translation>اكتب التكلفة والربح لترى الجدول.</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>غير مذكور</translation>
    </message>
    <message>
        <source>this</source>
        <translation>هذا</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>By these rules the contract could never be approved, for its terms never change. Still needed: %1</source>
        <translation>بهذه القواعد لا يمكن اعتماد العقد أبدًا، لأن شروطه لا تتغير. ما زال مطلوبًا: %1</translation>
    </message>
</context>
<context>
    <name>ui::OrderSender</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: ‏%2</translation>
    </message>
    <message>
        <source>%1 was refused, %2: %3</source>
        <translation>رُفض %1، ⁨%2⁩: ‏%3</translation>
    </message>
    <message>
        <source>%1: done. The contract is %2.</source>
        <translation>%1: تم. العقد %2.</translation>
    </message>
    <message>
        <source>%1: this very request was taken before, as step %2, and nothing happened again. The contract was %3 then.</source>
        <translation>%1: قُبل هذا الطلب نفسه من قبل، وهو الخطوة %2، ولم يحدث شيء مرة أخرى. كانت حالة العقد حينها: %3.</translation>
    </message>
</context>
<context>
    <name>ui::Overhead</name>
    <message>
        <source>What watching costs</source>
        <translation>كلفة المراقبة</translation>
    </message>
    <message>
        <source>at rest</source>
        <translation>ساكن</translation>
    </message>
    <message>
        <source>%1 events/s</source>
        <translation>%1 حدث/ث</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>أُسقط %1</translation>
    </message>
    <message>
        <source>window %1 % of a core</source>
        <translation>النافذة ⁨%1 %⁩ من نواة</translation>
    </message>
    <message>
        <source>the picture lags behind</source>
        <translation>الصورة متأخرة</translation>
    </message>
    <message>
        <source>Events that reached the window in the last second, message events that were dropped because a buffer was full, when the last event came, and the share of one core that the window uses.</source>
        <translation>الأحداث التي بلغت النافذة في الثانية الأخيرة، وأحداث الرسائل التي أُسقطت لامتلاء مخزن، ومتى جاء آخر حدث، وحصة النافذة من نواة واحدة.</translation>
    </message>
    <message>
        <source>last event at %1</source>
        <translation>آخر حدث عند %1</translation>
    </message>
    <message>
        <source>stale since %1</source>
        <translation>الصورة قديمة منذ %1</translation>
    </message>
    <message>
        <source>last event %1</source>
        <translation>آخر حدث %1</translation>
    </message>
</context>
<context>
    <name>ui::PastLivesPage</name>
    <message>
        <source>Past lives</source>
        <translation>الحيوات السابقة</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;#%1 &amp;nbsp; %2&lt;/b&gt;&lt;br&gt;lived %3, ended at %4</source>
        <translation>&lt;p&gt;&lt;b&gt;#%1 &amp;nbsp; %2&lt;/b&gt;&lt;br&gt;عاشت ⁨%3⁩، وانتهت عند ⁨%4⁩</translation>
    </message>
    <message>
        <source>Reason:</source>
        <translation>السبب:</translation>
    </message>
    <message>
        <source>Last state, seen %1 before the end:</source>
        <translation>آخر حالة، شوهدت قبل النهاية بـ ⁨%1⁩:</translation>
    </message>
    <message>
        <source>Successor:</source>
        <translation>خليفتها:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>&lt;br&gt;&lt;i&gt;Its last %1:&lt;/i&gt;&lt;br&gt;&amp;nbsp; </source>
        <translation>&lt;br&gt;&lt;i&gt;آخر %1 لها:&lt;/i&gt;&lt;br&gt;&amp;nbsp; </translation>
    </message>
    <message>
        <source>State in the crash:</source>
        <translation>الحالة عند الانهيار:</translation>
    </message>
    <message>
        <source>Last state:</source>
        <translation>آخر حالة:</translation>
    </message>
    <message>
        <source>not watched at the time</source>
        <translation>لم تكن مراقبة حينها</translation>
    </message>
    <message>
        <source>Its last messages:</source>
        <translation>آخر رسائلها:</translation>
    </message>
    <message>
        <source>none was seen; they were not watched, or none came</source>
        <translation>لم تُرَ أي رسالة؛ لم تكن الرسائل مراقبة أو لم تأت أي رسالة</translation>
    </message>
</context>
<context>
    <name>ui::PauseBanner</name>
    <message>
        <source>Go on (Space)</source>
        <translation>استئناف (المسافة)</translation>
    </message>
    <message>
        <source>The view is paused; the world runs on. %1 to be shown.</source>
        <translation>العرض متوقف والعالم مستمر. %1 للعرض.</translation>
    </message>
    <message>
        <source> No more is kept: message events may be lost from now on.</source>
        <translation> لا يُحفظ أكثر من ذلك: قد تضيع أحداث رسائل من الآن.</translation>
    </message>
</context>
<context>
    <name>ui::PaymentsImport</name>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>لا يمكن قراءة %1: %2.</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>إنه مجلد</translation>
    </message>
    <message>
        <source>There is no contract desk.</source>
        <translation>لا يوجد مكتب عقود.</translation>
    </message>
    <message>
        <source>There is another contract desk now.</source>
        <translation>صار هناك مكتب عقود آخر.</translation>
    </message>
</context>
<context>
    <name>ui::PaymentsPage</name>
    <message>
        <source>Payments</source>
        <translation>المدفوعات</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>الزيادة</translation>
    </message>
    <message>
        <source>Value date</source>
        <translation>تاريخ القيمة</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>المرجع</translation>
    </message>
    <message>
        <source>Nothing is paid yet.</source>
        <translation>لم يُدفع شيء بعد.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>مسجّل</translation>
    </message>
</context>
<context>
    <name>ui::PayoutsPage</name>
    <message>
        <source>Attempts to pay</source>
        <translation>محاولات الدفع</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>الغرض</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>المستفيد</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Nothing was to be paid out yet.</source>
        <translation>لم يكن هناك ما يُصرف بعد.</translation>
    </message>
    <message>
        <source>Calls of the payment system</source>
        <translation>نداءات نظام الدفع</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>النداء</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>The payment system was not called yet.</source>
        <translation>لم يُنادَ نظام الدفع بعد.</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>سُئل</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>سُوّي</translation>
    </message>
    <message>
        <source>Next query</source>
        <translation>السؤال التالي</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>%1, not the supplier: %2</source>
        <translation>%1، وليس المورّد: %2</translation>
    </message>
    <message>
        <source>%1; approved by the adviser: %2</source>
        <translation>%1؛ وافق عليه المستشار: %2</translation>
    </message>
</context>
<context>
    <name>ui::PidEditor</name>
    <message>
        <source>name or pid of a process that runs</source>
        <translation>اسم أو معرّف عملية تعمل</translation>
    </message>
    <message>
        <source>No process that runs is called &apos;%1&apos;.</source>
        <translation>لا عملية تعمل اسمها &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>%1 processes are called &apos;%2&apos;: write the pid of one.</source>
        <translation>%1 عمليات اسمها &apos;%2&apos;: اكتب معرّف إحداها.</translation>
    </message>
</context>
<context>
    <name>ui::PrintedHashDialog</name>
    <message>
        <source>Check a printed statement</source>
        <translation>التحقق من كشف مطبوع</translation>
    </message>
    <message>
        <source>A statement shows the hash of the contract&apos;s last step then. The audit trail must have it: if it does, no step up to there was changed or taken out since.</source>
        <translation>يُظهر الكشف بصمة آخر خطوة للعقد حينها. يجب أن تكون في سجل التدقيق: إن كانت فيه فلم تُغيَّر خطوة حتى هناك ولم تُخرج منذئذ.</translation>
    </message>
    <message>
        <source>as it is printed, or its first 8 digits at least</source>
        <translation>كما هي مطبوعة، أو أول 8 أرقام منها على الأقل</translation>
    </message>
    <message>
        <source>&amp;Contract</source>
        <translation>ع&amp;قد</translation>
    </message>
    <message>
        <source>&amp;Hash</source>
        <translation>ال&amp;بصمة</translation>
    </message>
    <message>
        <source>C&amp;heck</source>
        <translation>ت&amp;حقق</translation>
    </message>
    <message>
        <source>The trail of %1 has this hash at step %2 (%3, %4), and is right up to its end.</source>
        <translation>سجل %1 فيه هذه البصمة عند الخطوة %2 (%3، ⁨%4⁩)، وهو سليم حتى آخره.</translation>
    </message>
    <message>
        <source>It is the last step.</source>
        <translation>هي الخطوة الأخيرة.</translation>
    </message>
    <message>
        <source>Steps since then: %1.</source>
        <translation>الخطوات منذئذ: %1.</translation>
    </message>
</context>
<context>
    <name>ui::ProcessActions</name>
    <message>
        <source>Send &amp;message…</source>
        <translation>إرسال &amp;رسالة…</translation>
    </message>
    <message>
        <source>&amp;Suspend</source>
        <translation>&amp;تعليق</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;استئناف</translation>
    </message>
    <message>
        <source>E&amp;xit with reason…</source>
        <translation>إن&amp;هاء بسبب…</translation>
    </message>
    <message>
        <source>&amp;Kill…</source>
        <translation>&amp;قتل…</translation>
    </message>
    <message>
        <source>%1 is suspended.</source>
        <translation>⁨%1⁩ معلّقة.</translation>
    </message>
    <message>
        <source>%1 runs again.</source>
        <translation>⁨%1⁩ تعمل من جديد.</translation>
    </message>
    <message>
        <source>%1 is %2 now, the menu named %3: nothing was done.</source>
        <translation>⁨%1⁩ هي الآن ⁨%2⁩، والقائمة سمّت ⁨%3⁩: لم يُفعل شيء.</translation>
    </message>
    <message>
        <source>Select a process first.</source>
        <translation>اختر عملية أولًا.</translation>
    </message>
    <message>
        <source>%1 does not run.</source>
        <translation>⁨%1⁩ لا تعمل.</translation>
    </message>
    <message>
        <source>It is suspended already.</source>
        <translation>هي معلّقة أصلًا.</translation>
    </message>
    <message>
        <source>It is not suspended.</source>
        <translation>ليست معلّقة.</translation>
    </message>
    <message>
        <source>%1 declares no messages that a form can build: a plain process takes whatever its code knows.</source>
        <translation>⁨%1⁩ لا تعلن رسائل يبنيها نموذج: العملية البسيطة تأخذ ما تعرفه شيفرتها.</translation>
    </message>
    <message>
        <source>Kill %1?</source>
        <translation>قتل ⁨%1⁩؟</translation>
    </message>
    <message>
        <source>Kill %1 (%2)?</source>
        <translation>قتل ⁨%1⁩ (⁨%2⁩)؟</translation>
    </message>
    <message>
        <source>Kill %1</source>
        <translation>قتل ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1 was killed.</source>
        <translation>قُتلت ⁨%1⁩.</translation>
    </message>
    <message>
        <source>An exit signal was sent to %1.</source>
        <translation>أُرسلت إشارة إنهاء إلى ⁨%1⁩.</translation>
    </message>
    <message>
        <source>%1 was sent to %2.</source>
        <translation>أُرسلت ⁨%1⁩ إلى ⁨%2⁩.</translation>
    </message>
    <message>
        <source>%1 answers %2</source>
        <translation>⁨%1⁩ تجيب ⁨%2⁩</translation>
    </message>
    <message>
        <source>Suspend %1</source>
        <translation>تعليق ⁨%1⁩</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>استئناف ⁨%1⁩</translation>
    </message>
    <message>
        <source>The exit signal to %1</source>
        <translation>إشارة الإنهاء إلى ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>⁨%1⁩ إلى ⁨%2⁩</translation>
    </message>
    <message>
        <source>It ends at once, without terminate.</source>
        <translation>تنتهي حالًا، من دون terminate.</translation>
    </message>
</context>
<context>
    <name>ui::ProcessInspector</name>
    <message>
        <source>Refused: </source>
        <translation>مرفوض: </translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>إرسال…</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>تعليق</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Exit…</source>
        <translation>إنهاء…</translation>
    </message>
    <message>
        <source>Kill…</source>
        <translation>قتل…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>العلاقات</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>server</source>
        <translation>خادم</translation>
    </message>
    <message>
        <source>plain process</source>
        <translation>عملية بسيطة</translation>
    </message>
    <message>
        <source>%1  ·  %2 %3</source>
        <translation>%1  ·  %2 %3</translation>
    </message>
    <message>
        <source> with %1 for %2</source>
        <translation> مع ⁨%1⁩ منذ ⁨%2⁩</translation>
    </message>
    <message>
        <source>, traps exits</source>
        <translation>، تلتقط الإنهاءات</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>الوضع: %1</translation>
    </message>
    <message>
        <source>never restarted</source>
        <translation>لم يُعد تشغيلها قط</translation>
    </message>
    <message>
        <source>Incarnation %1, %2</source>
        <translation>التشغيل %1، %2</translation>
    </message>
    <message>
        <source>%1; %2 of %3 restarts used within %4</source>
        <translation>%1؛ استُعمل %2 من %3 إعادات تشغيل خلال ⁨%4⁩</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>الأسماء</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Linked to</source>
        <translation>مرتبطة بـ</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>لا أحد</translation>
    </message>
    <message>
        <source>Monitors</source>
        <translation>تراقب</translation>
    </message>
    <message>
        <source>Monitored by</source>
        <translation>يراقبها</translation>
    </message>
    <message>
        <source>Last exit: %1</source>
        <translation>آخر إنهاء: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Mailbox (%1)</source>
        <translation>الصندوق (%1)</translation>
    </message>
    <message>
        <source>A plain process keeps its state to itself.</source>
        <translation>العملية البسيطة لا تُظهر حالتها.</translation>
    </message>
    <message>
        <source>The state has not been seen yet.</source>
        <translation>لم تُشاهد الحالة بعد.</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>الانهيار</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>السابقة</translation>
    </message>
    <message>
        <source>Past (%1)</source>
        <translation>السابقة (%1)</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>و%1 أخرى</translation>
    </message>
    <message>
        <source>What a process is, what it holds and who depends on it. None is selected: select one in the tree, the table or the log.</source>
        <translation>ما العملية وماذا تحمل ومن يعتمد عليها. لم تُختر أي عملية: اختر واحدة في الشجرة أو الجدول أو السجل.</translation>
    </message>
    <message>
        <source>Select the busiest process</source>
        <translation>اختيار أكثر العمليات انشغالًا</translation>
    </message>
    <message>
        <source>What comes of it if it dies</source>
        <translation>ما ينتج إن ماتت</translation>
    </message>
    <message>
        <source>Unchanged for %1</source>
        <translation>لم تتغير منذ %1</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>كما في %1</translation>
    </message>
</context>
<context>
    <name>ui::ProcessJumps</name>
    <message>
        <source>Go to process</source>
        <translation>اذهب إلى العملية</translation>
    </message>
</context>
<context>
    <name>ui::ProcessPage</name>
    <message>
        <source>The contract&apos;s process</source>
        <translation>عملية العقد</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>When the process crashes</source>
        <translation>متى تنهار العملية</translation>
    </message>
    <message>
        <source>Crash this process</source>
        <translation>أسقط هذه العملية</translation>
    </message>
    <message>
        <source>Whatever ends the process, its successor goes on from what is kept. Try it: both sides are compared row by row.</source>
        <translation>مهما أنهى العملية، يتابع خلفها مما هو محفوظ. جرّب: يُقارن الجانبان صفًا صفًا.</translation>
    </message>
    <message>
        <source>Before and after the crash</source>
        <translation>قبل الانهيار وبعده</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>After</source>
        <translation>بعد</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>المقارنة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>running</source>
        <translation>تعمل</translation>
    </message>
    <message>
        <source>asleep, starts when it is needed</source>
        <translation>نائمة، تبدأ عند الحاجة</translation>
    </message>
    <message>
        <source>Pid</source>
        <translation>Pid</translation>
    </message>
    <message>
        <source>Incarnation</source>
        <translation>التجسيد</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>مرات إعادة التشغيل</translation>
    </message>
    <message>
        <source>Last crash</source>
        <translation>آخر انهيار</translation>
    </message>
    <message>
        <source>Identical.</source>
        <translation>مطابق.</translation>
    </message>
    <message>
        <source>Nothing is lost; the contract has gone on.</source>
        <translation>لم يضع شيء؛ وتابع العقد.</translation>
    </message>
    <message>
        <source>Something differs.</source>
        <translation>شيء ما يختلف.</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>بعد %1</translation>
    </message>
    <message>
        <source>after a time that nobody has measured</source>
        <translation>بعد وقت لم يقسه أحد</translation>
    </message>
    <message>
        <source>%1: process %2 ended, %3 took its place %4, incarnation %5. %6</source>
        <translation>%1: انتهت العملية %2 وحلّت %3 محلها %4، التجسّد %5. %6</translation>
    </message>
</context>
<context>
    <name>ui::ProcessTableModel</name>
    <message>
        <source>Messages that wait</source>
        <translation>الرسائل المنتظرة</translation>
    </message>
    <message>
        <source>Messages that waited in the last 60 s; sorts by the most</source>
        <translation>الرسائل التي انتظرت في آخر 60 ث؛ الفرز بالأكثر</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>الوحدة</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>Last 60 s</source>
        <translation>آخر 60 ث</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>إعادات</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الوضع</translation>
    </message>
    <message>
        <source>%1 now, at most %2 so far</source>
        <translation>%1 الآن، و%2 على الأكثر</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>انتهت</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>وارد/ث</translation>
    </message>
    <message>
        <source>Busy %</source>
        <translation>مشغول ٪</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>المأخوذة</translation>
    </message>
    <message>
        <source>Share of the last 10 s in which a handler ran; empty where none was seen</source>
        <translation>حصة آخر 10 ث التي كان فيها معالج يعمل؛ فارغ حيث لم يُرَ أي معالج</translation>
    </message>
    <message>
        <source>In the last 10 s no message was seen to come, or only just now.</source>
        <translation>لم تُرَ في آخر 10 ث رسالة واردة، أو الآن فقط.</translation>
    </message>
    <message>
        <source>Messages that came each second in the last 10 s: %1</source>
        <translation>الرسائل الواردة في الثانية خلال آخر 10 ث: %1</translation>
    </message>
    <message>
        <source>In the last 10 s no handler was seen, or only just now.</source>
        <translation>لم يُرَ في آخر 10 ث أي معالج، أو الآن فقط.</translation>
    </message>
    <message>
        <source>A handler ran for %1 % of the last 10 s.</source>
        <translation>كان معالج يعمل %1 ٪ من آخر 10 ث.</translation>
    </message>
    <message>
        <source>Messages that come each second, without answers to its calls, over the last 10 s; empty where none was seen</source>
        <translation>الرسائل الواردة في الثانية، من دون الأجوبة عن استدعاءاتها، خلال آخر 10 ث؛ فارغ حيث لم تُرَ أي رسالة</translation>
    </message>
    <message>
        <source>Messages taken from the mailbox so far, answers to its calls too, also before restarts</source>
        <translation>الرسائل المأخوذة من صندوق البريد حتى الآن، ومنها الأجوبة عن استدعاءاتها، وقبل إعادات التشغيل أيضًا</translation>
    </message>
</context>
<context>
    <name>ui::ProcessTableView</name>
    <message>
        <source>Processes</source>
        <translation>العمليات</translation>
    </message>
    <message>
        <source>All processes as a table. None runs yet.</source>
        <translation>كل العمليات في جدول. لا تعمل أي عملية بعد.</translation>
    </message>
    <message>
        <source>Only matches</source>
        <translation>المطابق فقط</translation>
    </message>
    <message>
        <source>Search by name, pid, kind, module, status or state</source>
        <translation>ابحث بالاسم أو المعرّف أو النوع أو الوحدة أو الوضع أو الحالة</translation>
    </message>
    <message>
        <source>Search in the processes</source>
        <translation>البحث في العمليات</translation>
    </message>
    <message>
        <source>Hide what the search does not find, instead of greying it. An exported table has the rows that are here.</source>
        <translation>إخفاء ما لا يجده البحث بدل تظليله. الجدول المُصدَّر فيه الصفوف الموجودة هنا.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>امسح البحث</translation>
    </message>
    <message>
        <source>1 of %1 matches</source>
        <translation>1 من %1 مطابق</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1 من %2 مطابقة</translation>
    </message>
    <message>
        <source>All processes as a table. The search finds none of them.</source>
        <translation>كل العمليات في جدول. لا يجد البحث أيًا منها.</translation>
    </message>
</context>
<context>
    <name>ui::RateView</name>
    <message>
        <source>Messages that came and were taken in each second</source>
        <translation>الرسائل التي وصلت وأُخذت في كل ثانية</translation>
    </message>
    <message>
        <source>came: %1 in this second, at most %2 in one</source>
        <translation>وصلت: %1 في هذه الثانية، و%2 في ثانية على الأكثر</translation>
    </message>
    <message>
        <source>taken: %1 in this second, at most %2 in one</source>
        <translation>أُخذت: %1 في هذه الثانية، و%2 في ثانية على الأكثر</translation>
    </message>
</context>
<context>
    <name>ui::RecordEditor</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::SchedulePage</name>
    <message>
        <source>Schedule of instalments</source>
        <translation>جدول الأقساط</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>الاستحقاق</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Cost part</source>
        <translation>جزء التكلفة</translation>
    </message>
    <message>
        <source>Profit part</source>
        <translation>جزء الربح</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>المدفوع</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>الباقي</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>أيام التأخر</translation>
    </message>
    <message>
        <source>No schedule is agreed: the price is due as a whole. “Agree schedule…” makes one.</source>
        <translation>لا جدول متفق عليه: الثمن مستحق جملةً. «الاتفاق على جدول…» ينشئ واحدًا.</translation>
    </message>
    <message>
        <source>Rebate</source>
        <translation>الإبراء</translation>
    </message>
</context>
<context>
    <name>ui::SchedulePreview</name>
    <message>
        <source>Preview of the schedule</source>
        <translation>معاينة الجدول</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>الاستحقاق</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Cost part</source>
        <translation>جزء التكلفة</translation>
    </message>
    <message>
        <source>Profit part</source>
        <translation>جزء الربح</translation>
    </message>
    <message>
        <source>Together %1, of it %2 profit. Nothing is agreed yet.</source>
        <translation>المجموع %1، منه ربح %2. لم يُتفق على شيء بعد.</translation>
    </message>
    <message>
        <source>The rest of the price, %1, is given back when they are paid.</source>
        <translation>باقي الثمن، %1، يُعاد عند سدادها.</translation>
    </message>
</context>
<context>
    <name>ui::SearchField</name>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>بحث (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Finds name, pid, kind, module, status and state. Enter goes to the next, Shift and Enter to the previous, Esc clears.</source>
        <translation>يبحث في الاسم وpid والنوع والوحدة والوضع والحالة. Enter للتالي، وShift مع Enter للسابق، وEsc للمسح.</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>لا نتيجة</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
</context>
<context>
    <name>ui::SendDialog</name>
    <message>
        <source>Send a message to %1</source>
        <translation>إرسال رسالة إلى ⁨%1⁩</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;رسالة</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>This message has no fields.</source>
        <translation>ليس لهذه الرسالة حقول.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Waiting for the answer of %1…</source>
        <translation>بانتظار إجابة %1…</translation>
    </message>
</context>
<context>
    <name>ui::SequenceCanvas</name>
    <message>
        <source>Message sequence</source>
        <translation>تسلسل الرسائل</translation>
    </message>
    <message>
        <source>Messages between processes in the order of their sending. Up and Down choose one.</source>
        <translation>الرسائل بين العمليات بترتيب إرسالها. السهمان أعلى وأسفل يختاران واحدة.</translation>
    </message>
</context>
<context>
    <name>ui::SequenceLegend</name>
    <message>
        <source>Legend of the arrows</source>
        <translation>مفتاح الأسهم</translation>
    </message>
    <message>
        <source>call: its sender waits for the reply</source>
        <translation>نداء: مرسله ينتظر الرد</translation>
    </message>
    <message>
        <source>reply to a call</source>
        <translation>رد على نداء</translation>
    </message>
    <message>
        <source>cast: its sender goes on at once</source>
        <translation>إرسال: مرسله يمضي حالًا</translation>
    </message>
    <message>
        <source>info: a plain message</source>
        <translation>إخبار: رسالة عادية</translation>
    </message>
    <message>
        <source>timeout: a timer has rung</source>
        <translation>مهلة: رنّ مؤقت</translation>
    </message>
    <message>
        <source>system: suspend, resume, inspect</source>
        <translation>نظام: تعليق واستئناف وفحص</translation>
    </message>
    <message>
        <source>exit: a linked process has ended</source>
        <translation>خروج: انتهت عملية مرتبطة</translation>
    </message>
    <message>
        <source>down: a monitored process has ended</source>
        <translation>سقوط: انتهت عملية مراقَبة</translation>
    </message>
    <message>
        <source>a ring: it waits still</source>
        <translation>حلقة: ما زالت تنتظر</translation>
    </message>
    <message>
        <source>a cross: it was dropped</source>
        <translation>صليب: أُسقطت</translation>
    </message>
    <message>
        <source>the steeper, the longer it waited (◷)</source>
        <translation>كلما زاد الميل طال الانتظار (◷)</translation>
    </message>
</context>
<context>
    <name>ui::SequenceView</name>
    <message>
        <source>exits only</source>
        <translation>الإنهاءات فقط</translation>
    </message>
    <message>
        <source>and calls</source>
        <translation>والنداءات</translation>
    </message>
    <message>
        <source>and messages</source>
        <translation>والرسائل</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>كل شيء</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Watch messages</source>
        <translation>مراقبة الرسائل</translation>
    </message>
    <message>
        <source>Keep the latest message in view; scrolling up switches it off</source>
        <translation>إبقاء أحدث رسالة ظاهرة؛ التمرير إلى أعلى يعطّله</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>التفصيل</translation>
    </message>
    <message>
        <source>How much detail is shown</source>
        <translation>مقدار التفصيل الظاهر</translation>
    </message>
    <message>
        <source>What led to this message, back to its first cause</source>
        <translation>ما أدى إلى هذه الرسالة، رجوعًا إلى سببها الأول</translation>
    </message>
    <message>
        <source>Click an arrow to see the message.</source>
        <translation>انقر سهمًا لترى الرسالة.</translation>
    </message>
    <message>
        <source>The messages between processes, as a sequence diagram.
They are not watched now, since that makes the system slower.</source>
        <translation>الرسائل بين العمليات على هيئة مخطط تسلسل.
هي غير مراقبة الآن لأن مراقبتها تبطئ النظام.</translation>
    </message>
    <message>
        <source>No message has been sent since they are watched.</source>
        <translation>لم تُرسل أي رسالة منذ بدء المراقبة.</translation>
    </message>
    <message>
        <source>Only selected</source>
        <translation>المختارة فقط</translation>
    </message>
    <message>
        <source>Only what the selected process sends and receives</source>
        <translation>ما ترسله العملية المختارة وتتلقاه فقط</translation>
    </message>
    <message>
        <source>Keep this process in the diagram</source>
        <translation>أبقِ هذه العملية في المخطط</translation>
    </message>
    <message>
        <source>Keep this process in the diagram while others are selected: it then shows what passes between them</source>
        <translation>أبقِ هذه العملية في المخطط عند تحديد غيرها: فيُظهر عندئذ ما يجري بينها</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Kind of message</source>
        <translation>نوع الرسالة</translation>
    </message>
    <message>
        <source>Only messages whose name contains this</source>
        <translation>الرسائل التي يحتوي اسمها على هذا فقط</translation>
    </message>
    <message>
        <source>Show more detail, or all processes.</source>
        <translation>أظهر تفاصيل أكثر، أو كل العمليات.</translation>
    </message>
    <message>
        <source>No message passes the filter.</source>
        <translation>لا تجتاز المرشِّحَ أيُّ رسالة.</translation>
    </message>
    <message>
        <source>Of %1 messages looked at, none passes the filter.</source>
        <translation>من بين %1 رسالة فُحصت لا تجتاز المرشِّحَ أيُّ رسالة.</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>What the lines and heads of the arrows mean</source>
        <translation>ما تعنيه خطوط الأسهم ورؤوسها</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>%1 %2 from %3 to %4, sent at %5</source>
        <translation>%1 %2 من %3 إلى %4، أُرسلت عند %5</translation>
    </message>
    <message>
        <source>, dropped: </source>
        <translation>، أُسقطت: </translation>
    </message>
    <message>
        <source>, waits still</source>
        <translation>، ما زالت تنتظر</translation>
    </message>
    <message>
        <source>, taken after %1</source>
        <translation>، تُسلّمت بعد %1</translation>
    </message>
    <message>
        <source>, handled in %1</source>
        <translation>، عولجت في %1</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>من: %1</translation>
    </message>
    <message>
        <source>To: %1</source>
        <translation>إلى: %1</translation>
    </message>
    <message>
        <source>Sent at: %1</source>
        <translation>أُرسلت عند: %1</translation>
    </message>
    <message>
        <source>Dropped: %1</source>
        <translation>أُسقطت: %1</translation>
    </message>
    <message>
        <source>Queued for: %1</source>
        <translation>انتظرت: %1</translation>
    </message>
    <message>
        <source>Queued: it waits still</source>
        <translation>في الصف: ما زالت تنتظر</translation>
    </message>
    <message>
        <source>Handled in: %1</source>
        <translation>عولجت في: %1</translation>
    </message>
    <message>
        <source>%1. The filter hides it.</source>
        <translation>%1. المرشّح يخفيه.</translation>
    </message>
    <message>
        <source>Keep %1 in the diagram</source>
        <translation>أبقِ %1 في المخطط</translation>
    </message>
    <message>
        <source>Take %1 out of the diagram</source>
        <translation>أخرج %1 من المخطط</translation>
    </message>
</context>
<context>
    <name>ui::SignedIn</name>
    <message>
        <source>your name</source>
        <translation>اسمك</translation>
    </message>
    <message>
        <source>S&amp;igned in as</source>
        <translation>الم&amp;ستخدم</translation>
    </message>
</context>
<context>
    <name>ui::StepQuestions</name>
    <message>
        <source>Rejects the contract %1 with %2 over %3. A rejected contract stays rejected: this cannot be undone.</source>
        <translation>يرفض العقد %1 مع %2 بمبلغ %3. العقد المرفوض يبقى مرفوضًا: لا يمكن التراجع.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Asks what has become of the payment of %1 to %2, and pays it if it was not paid; cannot be undone.</source>
        <translation>يسأل عما صارت إليه دفعة %1 إلى %2، ويدفعها إن لم تُدفع؛ لا يمكن التراجع.</translation>
    </message>
    <message>
        <source>Pays %1 to %2; cannot be undone.</source>
        <translation>يدفع %1 إلى %2؛ لا يمكن التراجع.</translation>
    </message>
    <message>
        <source>Disburse</source>
        <translation>صرف</translation>
    </message>
    <message>
        <source>&amp;Payee</source>
        <translation>ال&amp;مستفيد</translation>
    </message>
    <message>
        <source>&amp;Why not the supplier</source>
        <translation>&amp;لماذا ليس المورّد</translation>
    </message>
    <message>
        <source>Settle early</source>
        <translation>سداد مبكر</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>متابعة…</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>المتبقي</translation>
    </message>
    <message>
        <source>Unearned profit</source>
        <translation>ربح غير مكتسب</translation>
    </message>
    <message>
        <source>&amp;Rebate</source>
        <translation>الإ&amp;براء</translation>
    </message>
    <message>
        <source>what is given up of the profit</source>
        <translation>ما يُسقط من الربح</translation>
    </message>
    <message>
        <source>Takes %1 from %2 and gives up %3 of the profit. Nothing is owed then; cannot be undone.</source>
        <translation>يأخذ %1 من %2 ويُسقط %3 من الربح. لا يبقى شيء مستحق؛ لا يمكن التراجع.</translation>
    </message>
    <message>
        <source>Pays %1 back to %2; cannot be undone.</source>
        <translation>يرد %1 إلى %2؛ لا يمكن التراجع.</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>Record a document</source>
        <translation>تسجيل مستند</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>تسجيل</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>ال&amp;نوع</translation>
    </message>
    <message>
        <source>&amp;Dated</source>
        <translation>ال&amp;تاريخ</translation>
    </message>
    <message>
        <source>as in 2026-01-05</source>
        <translation>مثل 2026-01-05</translation>
    </message>
    <message>
        <source>D&amp;ocument</source>
        <translation>المس&amp;تند</translation>
    </message>
    <message>
        <source>its name or number</source>
        <translation>اسمه أو رقمه</translation>
    </message>
    <message>
        <source>&amp;SHA-256</source>
        <translation>&amp;SHA-256</translation>
    </message>
    <message>
        <source>of its file, if there is one</source>
        <translation>لملفه، إن وُجد</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;ملاحظة</translation>
    </message>
    <message>
        <source>%1 is a whole number.</source>
        <translation>%1 عدد صحيح.</translation>
    </message>
    <message>
        <source>Agree the schedule</source>
        <translation>الاتفاق على الجدول</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>اتفاق</translation>
    </message>
    <message>
        <source>To be paid</source>
        <translation>المطلوب دفعه</translation>
    </message>
    <message>
        <source>&amp;Instalments</source>
        <translation>الأ&amp;قساط</translation>
    </message>
    <message>
        <source>1 to 600</source>
        <translation>من 1 إلى 600</translation>
    </message>
    <message>
        <source>&amp;First due</source>
        <translation>أول ا&amp;ستحقاق</translation>
    </message>
    <message>
        <source>&amp;Months between</source>
        <translation>ال&amp;أشهر بينها</translation>
    </message>
    <message>
        <source>&amp;Rounded to</source>
        <translation>&amp;مقرّب إلى</translation>
    </message>
    <message>
        <source>as in 1.00; the last takes what is left</source>
        <translation>مثل 1.00؛ والأخير يأخذ الباقي</translation>
    </message>
    <message>
        <source>The number of instalments</source>
        <translation>عدد الأقساط</translation>
    </message>
    <message>
        <source>The number of months</source>
        <translation>عدد الأشهر</translation>
    </message>
    <message>
        <source>Conclude the sale</source>
        <translation>إبرام البيع</translation>
    </message>
    <message>
        <source>Conclude</source>
        <translation>إبرام</translation>
    </message>
    <message>
        <source>From that day on %1 owes %2.</source>
        <translation>من ذلك اليوم يدين %1 بمبلغ %2.</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>الأثر</translation>
    </message>
    <message>
        <source>&amp;Sold on</source>
        <translation>&amp;بيع في</translation>
    </message>
    <message>
        <source>Donation to charity</source>
        <translation>تبرع خيري</translation>
    </message>
    <message>
        <source>It is kept apart for charity: it is no income, and the debt stays as it is.</source>
        <translation>يُحفظ على حدة للخير: ليس دخلًا، ويبقى الدين كما هو.</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>ال&amp;مبلغ</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>الشروط</translation>
    </message>
    <message>
        <source>This looks like a duplicate: %1 was recorded at step %2 less than a minute ago, and would be recorded once more.</source>
        <translation>تبدو هذه الدفعة مكررة: سُجِّل %1 في الخطوة %2 قبل أقل من دقيقة، وسيُسجَّل مرة أخرى.</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>سجّل مرة أخرى</translation>
    </message>
    <message>
        <source>&amp;Binds</source>
        <translation>&amp;يلزم</translation>
    </message>
    <message>
        <source>For the late &amp;instalment</source>
        <translation>عن ال&amp;قسط المتأخر</translation>
    </message>
    <message>
        <source>No. %1, due on %2, days late: %3</source>
        <translation>رقم %1، مستحق في %2، أيام التأخر: %3</translation>
    </message>
    <message>
        <source>%1 of a late instalment</source>
        <translation>%1 من القسط المتأخر</translation>
    </message>
    <message>
        <source>the supplier</source>
        <translation>المورّد</translation>
    </message>
    <message>
        <source>Pass on to charity</source>
        <translation>صرف للخيرات</translation>
    </message>
    <message>
        <source>To distribute</source>
        <translation>للتوزيع</translation>
    </message>
    <message>
        <source>&amp;Charity</source>
        <translation>الجهة ال&amp;خيرية</translation>
    </message>
    <message>
        <source>who receives it</source>
        <translation>من يتسلّمه</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>ال&amp;مرجع</translation>
    </message>
    <message>
        <source>of the transfer, if there is one</source>
        <translation>للتحويل، إن وُجد</translation>
    </message>
    <message>
        <source>Decide an unknown payment</source>
        <translation>البت في دفعة مجهولة</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>بتّ</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>الدفعة</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>⁨%1⁩ إلى ⁨%2⁩</translation>
    </message>
    <message>
        <source>&amp;What came of it</source>
        <translation>&amp;ما آلت إليه</translation>
    </message>
    <message>
        <source>to be chosen</source>
        <translation>يُختار</translation>
    </message>
    <message>
        <source>It was paid.</source>
        <translation>دُفعت.</translation>
    </message>
    <message>
        <source>It was not paid: it can be paid anew.</source>
        <translation>لم تُدفع: يمكن دفعها من جديد.</translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation>ال&amp;دليل</translation>
    </message>
    <message>
        <source>such as the bank&apos;s statement</source>
        <translation>مثل كشف البنك</translation>
    </message>
    <message>
        <source>Nothing is paid by this. A payment that is decided stays so: what was decided wrongly may be paid twice, or never.</source>
        <translation>لا يُدفع شيء بهذا. الدفعة التي بُتّ فيها تبقى كذلك: ما بُتّ فيه خطأً قد يُدفع مرتين أو لا يُدفع أبدًا.</translation>
    </message>
    <message>
        <source>They stipulate no part of a late instalment: nothing bounds the amount.</source>
        <translation>لا تنص على جزء من القسط المتأخر: لا حدّ للمبلغ.</translation>
    </message>
    <message>
        <source>&amp;Paid on</source>
        <translation>&amp;تاريخ الدفع</translation>
    </message>
    <message>
        <source>the day by the evidence, as in 2026-01-05</source>
        <translation>اليوم بحسب الدليل، مثل 2026-01-05</translation>
    </message>
    <message>
        <source>Give the day on which it was paid.</source>
        <translation>أعطِ اليوم الذي دُفع فيه.</translation>
    </message>
    <message>
        <source>Ad&amp;viser&apos;s approval</source>
        <translation>موا&amp;فقة المستشار</translation>
    </message>
</context>
<context>
    <name>ui::SupervisionTreeView</name>
    <message>
        <source>Supervision tree</source>
        <translation>شجرة الإشراف</translation>
    </message>
    <message>
        <source>The processes of the system below their supervisors. Arrow keys walk along the tree.</source>
        <translation>عمليات النظام تحت مشرفيها. تنقّل بالأسهم في الشجرة.</translation>
    </message>
    <message>
        <source>No process runs yet.
Choose a demo in the toolbar to start one.</source>
        <translation>لا عملية تعمل بعد.
اختر عرضًا من شريط الأدوات لتشغيل واحدة.</translation>
    </message>
    <message>
        <source>%1 processes of the kind %2. Double click or Enter to open.</source>
        <translation>%1 عملية من النوع ⁨%2⁩. انقر نقرًا مزدوجًا أو اضغط Enter للفتح.</translation>
    </message>
    <message>
        <source>%1 of %2 left within %3</source>
        <translation>بقي %1 من %2 خلال ⁨%3⁩</translation>
    </message>
    <message>
        <source>None of the processes was part of a supervision tree.
What they did is in the timeline and the event log.</source>
        <translation>لم تكن أي من العمليات جزءًا من شجرة إشراف.
ما فعلته موجود في الخط الزمني وسجل الأحداث.</translation>
    </message>
</context>
<context>
    <name>ui::TableColumns</name>
    <message>
        <source>&amp;Restore the columns</source>
        <translation>ا&amp;ستعادة الأعمدة</translation>
    </message>
    <message>
        <source>It tells the rows apart.</source>
        <translation>به تتميز الصفوف بعضها من بعض.</translation>
    </message>
    <message>
        <source>All columns, their widths, places and order as they were at first</source>
        <translation>كل الأعمدة وعروضها ومواضعها وترتيبها كما كانت أولًا</translation>
    </message>
</context>
<context>
    <name>ui::TermModel</name>
    <message>
        <source>%1 more</source>
        <translation>و%1 غيرها</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>الحقل</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
</context>
<context>
    <name>ui::TimeSeriesChart</name>
    <message>
        <source>seconds ago</source>
        <translation>ثوانٍ مضت</translation>
    </message>
    <message>
        <source>%1: %2 %3 now, at most %4</source>
        <translation>⁨%1⁩: ‏%2 %3 الآن، و%4 على الأكثر</translation>
    </message>
    <message>
        <source>thousand %1</source>
        <translation>ألف %1</translation>
    </message>
    <message>
        <source>%1 seconds ago</source>
        <translation>قبل %1 ثانية</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
</context>
<context>
    <name>ui::TimeTravelBar</name>
    <message>
        <source>Back to now</source>
        <translation>العودة إلى الآن</translation>
    </message>
    <message>
        <source>Step of the contract&apos;s history that is shown</source>
        <translation>خطوة تاريخ العقد المعروضة</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3, %4</source>
        <translation>الخطوة %1 من %2: %3، %4</translation>
    </message>
    <message>
        <source>PAST · %1. All below is as it was then; nothing can be done here.</source>
        <translation>الماضي · %1. كل ما تحته كما كان آنذاك؛ لا يمكن فعل شيء هنا.</translation>
    </message>
    <message>
        <source> (now)</source>
        <translation> (الآن)</translation>
    </message>
</context>
<context>
    <name>ui::TimelineLegend</name>
    <message>
        <source>Legend of the timeline</source>
        <translation>مفتاح رموز الخط الزمني</translation>
    </message>
    <message>
        <source>several at once, the worst of them</source>
        <translation>عدة في آن واحد، أسوؤها</translation>
    </message>
    <message>
        <source>when the chosen event happened</source>
        <translation>وقت حدوث الحدث المختار</translation>
    </message>
    <message>
        <source>the present</source>
        <translation>الحاضر</translation>
    </message>
</context>
<context>
    <name>ui::TimelinePage</name>
    <message>
        <source>Timeline</source>
        <translation>السجل الزمني</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>الخطوة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>الفاعل</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>البصمة</translation>
    </message>
    <message>
        <source>Only what was refused</source>
        <translation>ما رُفض فقط</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>نسخ كنص</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 ← %2</translation>
    </message>
    <message>
        <source>%1
Step %2, key %3
Hash %4
%5</source>
        <translation>%1
الخطوة %2، المفتاح %3
البصمة %4
%5</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>✗ refused: %1</source>
        <translation>✗ رُفض: %1</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Nothing was refused.</source>
        <translation>لم يُرفض شيء.</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>By the clocks of the desk&apos;s time zone; each row&apos;s tip has the time in UTC.</source>
        <translation>بتوقيت منطقة المكتب؛ وتلميح كل سطر فيه الوقت بـ UTC.</translation>
    </message>
</context>
<context>
    <name>ui::TimelineView</name>
    <message>
        <source>Follow</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>الخط الزمني</translation>
    </message>
    <message>
        <source>Keep the present in view; going back in time switches it off (End)</source>
        <translation>إبقاء الحاضر ظاهرًا؛ الرجوع في الزمن يوقفه (End)</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>What led to the chosen event, back to its first cause (Enter)</source>
        <translation>ما أدى إلى الحدث المختار حتى سببه الأول (الإدخال)</translation>
    </message>
    <message>
        <source>%1 #%2 runs since %3.</source>
        <translation>%1 #%2 تعمل منذ %3.</translation>
    </message>
    <message>
        <source>All processes</source>
        <translation>كل العمليات</translation>
    </message>
    <message>
        <source>Select a process to see its lives here.</source>
        <translation>اختر عملية لترى حيواتها هنا.</translation>
    </message>
    <message>
        <source>It did not run then.</source>
        <translation>لم تكن تعمل حينها.</translation>
    </message>
    <message>
        <source>Restarts, ends and alarms will stand here as they happen.</source>
        <translation>ستظهر هنا إعادات التشغيل والإنهاءات والإنذارات حين تحدث.</translation>
    </message>
    <message>
        <source>Restarts, ends and alarms in the order of time. Full stop and comma go to the next and the previous one, W and S zoom, A and D go through time, F shows all, R lets the event log show the time that is seen here and no other.</source>
        <translation>إعادات التشغيل والنهايات والإنذارات بترتيب الزمن. النقطة والفاصلة تنتقلان إلى التالي والسابق، وW وS للتكبير والتصغير، وA وD للتنقل عبر الزمن، وF لإظهار الكل، وR ليعرض سجل الأحداث المدة المرئية هنا دون غيرها.</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>مفتاح الرموز</translation>
    </message>
    <message>
        <source>What the signs mean</source>
        <translation>معاني الرموز</translation>
    </message>
</context>
<context>
    <name>ui::TreeLegend</name>
    <message>
        <source>Legend of the tree</source>
        <translation>مفتاح رموز الشجرة</translation>
    </message>
    <message>
        <source>A square: a supervisor starts what is below it, and starts it again after a crash.</source>
        <translation>مربع: مشرف يشغّل ما تحته، ويعيد تشغيله بعد الانهيار.</translation>
    </message>
    <message>
        <source>A circle: a server holds a state and answers messages, one at a time.</source>
        <translation>دائرة: خادم يحفظ حالة ويجيب الرسائل واحدة واحدة.</translation>
    </message>
    <message>
        <source>A diamond: a plain process runs a function of its own.</source>
        <translation>معيّن: عملية بسيطة تشغّل دالة خاصة بها.</translation>
    </message>
    <message>
        <source>A hole in the shape: it is handling a message.</source>
        <translation>ثقب في الشكل: تعالج رسالة.</translation>
    </message>
    <message>
        <source>Two bars in the shape: it is suspended, and its messages wait.</source>
        <translation>شرطتان في الشكل: معلّقة ورسائلها تنتظر.</translation>
    </message>
    <message>
        <source>A dashed outline: it has ended, and its supervisor keeps its place.</source>
        <translation>إطار متقطع: انتهت ومشرفها يحفظ مكانها.</translation>
    </message>
    <message>
        <source>A letter: so many messages wait; from %1 on it is coloured.</source>
        <translation>رسالة: عدد ما ينتظر من الرسائل؛ يلوَّن ابتداءً من %1.</translation>
    </message>
    <message>
        <source>A stack: many siblings of one kind. Double click or Enter opens it.</source>
        <translation>كومة: أشقاء كثيرون من نوع واحد. النقر المزدوج أو Enter يفتحها.</translation>
    </message>
    <message>
        <source>A ring and #3: the third process in its place. Each mark below is a restart of the last 3 s, on its way to the left.</source>
        <translation>حلقة و#3: العملية الثالثة في مكانها. كل علامة أسفلها إعادة تشغيل في آخر 3 ث، في طريقها إلى اليسار.</translation>
    </message>
    <message>
        <source>all running</source>
        <translation>الكل يعمل</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>مفتاح الرموز</translation>
    </message>
    <message>
        <source>Lines from what is selected: dashed to whom it is linked, a dotted arrow to whom it monitors.</source>
        <translation>خطوط من المحدد: متقطعة إلى ما هو مرتبط به، وسهم منقط إلى ما يراقبه.</translation>
    </message>
    <message>
        <source>Small squares: the restarts that it has left before it gives up. Orange: some are used up, and come back with time; red: none is left.</source>
        <translation>مربعات صغيرة: مرات إعادة التشغيل الباقية قبل أن يستسلم. برتقالي: استُهلك بعضها وتعود مع الوقت؛ أحمر: لم يبقَ شيء.</translation>
    </message>
    <message>
        <source>It sleeps with little memory until the next message.</source>
        <translation>تنام بذاكرة قليلة حتى الرسالة التالية.</translation>
    </message>
    <message>
        <source>Around who goes down with the process under the pointer: dashed, with it; dotted, through links; full, with a supervisor that gives up; dash-dotted, perhaps.</source>
        <translation>حول من يسقط مع العملية تحت المؤشر: متقطع، معها؛ منقط، عبر الروابط؛ كامل، مع مشرف يستسلم؛ خط ونقطة، ربما.</translation>
    </message>
</context>
<context>
    <name>ui::TreePane</name>
    <message>
        <source>Le&amp;gend</source>
        <translation>مف&amp;تاح الرموز</translation>
    </message>
    <message>
        <source>What the shapes and colours mean (L)</source>
        <translation>معاني الأشكال والألوان (L)</translation>
    </message>
</context>
<context>
    <name>ui::UndoHistory</name>
    <message>
        <source>Nothing was done that can be taken back.</source>
        <translation>لم يُفعل شيء يمكن التراجع عنه.</translation>
    </message>
    <message>
        <source>%1 cannot be undone.</source>
        <translation>لا يمكن التراجع عن ⁨%1⁩.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;تراجع عن ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>ui::WhyDialog</name>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Steps back to the first cause</source>
        <translation>الخطوات رجوعًا إلى السبب الأول</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>العملية</translation>
    </message>
    <message>
        <source>What happened, and before it what led to it</source>
        <translation>ما حدث، وقبله ما أدى إليه</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>&amp;نسخ كنص</translation>
    </message>
    <message>
        <source>Copy as &amp;Mermaid</source>
        <translation>نسخ بصيغة &amp;Mermaid</translation>
    </message>
    <message>
        <source>&amp;Save picture…</source>
        <translation>&amp;حفظ الصورة…</translation>
    </message>
    <message>
        <source>Picture of the causes</source>
        <translation>صورة الأسباب</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>لم يُحفظ شيء</translation>
    </message>
    <message>
        <source>&amp;Explain the chosen event</source>
        <translation>&amp;شرح الحدث المختار</translation>
    </message>
    <message>
        <source>What led to the event that was chosen in another view</source>
        <translation>ما أدى إلى الحدث الذي اختير في عرض آخر</translation>
    </message>
</context>
<context>
    <name>ui::Words</name>
    <message>
        <source>now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>at its next step: decided, not kept</source>
        <translation>عند خطوته التالية: تقرر ولم يُحفظ</translation>
    </message>
    <message>
        <source>at its next step: kept, not answered</source>
        <translation>عند خطوته التالية: حُفظ ولم يُجَب</translation>
    </message>
    <message>
        <source>at its next payout: intent kept, not sent</source>
        <translation>عند صرفه التالي: حُفظت النية ولم تُرسل</translation>
    </message>
    <message>
        <source>at its next payout: sent, not answered</source>
        <translation>عند صرفه التالي: أُرسل ولم يُجَب</translation>
    </message>
    <message>
        <source>at its next payout: answered, not kept</source>
        <translation>عند صرفه التالي: أُجيب ولم يُحفظ</translation>
    </message>
    <message>
        <source>Pays, and says so.</source>
        <translation>يدفع ويقول ذلك.</translation>
    </message>
    <message>
        <source>Declines, with a reason; final for this payment.</source>
        <translation>يرفض مع سبب؛ نهائي لهذه الدفعة.</translation>
    </message>
    <message>
        <source>Is slow: pays, and answers later.</source>
        <translation>بطيء: يدفع ويجيب لاحقًا.</translation>
    </message>
    <message>
        <source>Pays, and the answer is lost.</source>
        <translation>يدفع ويضيع الجواب.</translation>
    </message>
    <message>
        <source>Keeps silent: neither pays nor answers.</source>
        <translation>يصمت: لا يدفع ولا يجيب.</translation>
    </message>
    <message>
        <source>Answers twice, and pays once.</source>
        <translation>يجيب مرتين ويدفع مرة.</translation>
    </message>
    <message>
        <source>Pays, and answers with another amount.</source>
        <translation>يدفع ويجيب بمبلغ آخر.</translation>
    </message>
    <message>
        <source>Pays, and takes the money back later.</source>
        <translation>يدفع ثم يسترد المال لاحقًا.</translation>
    </message>
    <message>
        <source>Cannot be reached.</source>
        <translation>لا يمكن الوصول إليه.</translation>
    </message>
    <message>
        <source>✓ pass</source>
        <translation>✓ مستوفى</translation>
    </message>
    <message>
        <source>✗ fail</source>
        <translation>✗ غير مستوفى</translation>
    </message>
    <message>
        <source>– not evaluated</source>
        <translation>– لم يُقيَّم</translation>
    </message>
    <message>
        <source>Says that it is under way; pays when asked for the second time.</source>
        <translation>يقول إنها قيد التنفيذ؛ ويدفع عند السؤال الثاني.</translation>
    </message>
</context>
<context>
    <name>ui::WorldActions</name>
    <message>
        <source>Step</source>
        <translation>خطوة</translation>
    </message>
    <message>
        <source>Step the se&amp;lected process</source>
        <translation>خطوة للعملية ال&amp;مختارة</translation>
    </message>
    <message>
        <source>Run to the next &amp;timer</source>
        <translation>التشغيل حتى المؤ&amp;قت التالي</translation>
    </message>
    <message>
        <source>Jump ahead 1 &amp;second</source>
        <translation>القفز &amp;ثانية</translation>
    </message>
    <message>
        <source>Jump ahead 1 &amp;minute</source>
        <translation>القفز &amp;دقيقة</translation>
    </message>
    <message>
        <source>Jump ahead 1 &amp;hour</source>
        <translation>القفز &amp;ساعة</translation>
    </message>
    <message>
        <source>Jump ahead 1 &amp;day</source>
        <translation>القفز &amp;يومًا</translation>
    </message>
    <message>
        <source>Pause the world first.</source>
        <translation>أوقف العالم أولًا.</translation>
    </message>
    <message>
        <source>Stop the clock of the world</source>
        <translation>إيقاف ساعة العالم</translation>
    </message>
    <message>
        <source>Let the clock of the world run</source>
        <translation>تشغيل ساعة العالم</translation>
    </message>
    <message>
        <source>Let one process take one message</source>
        <translation>اجعل عملية واحدة تأخذ رسالة واحدة</translation>
    </message>
    <message>
        <source>Select a process first.</source>
        <translation>اختر عملية أولًا.</translation>
    </message>
    <message>
        <source>%1 does not run.</source>
        <translation>⁨%1⁩ لا تعمل.</translation>
    </message>
    <message>
        <source>Let the selected process take one message, and no other</source>
        <translation>اجعل العملية المختارة وحدها تأخذ رسالة واحدة</translation>
    </message>
    <message>
        <source>Run what is ready, then move the clock to the next timer</source>
        <translation>شغّل ما هو جاهز ثم قدّم الساعة إلى المؤقت التالي</translation>
    </message>
    <message>
        <source>Move the clock on as fast as it can; all that is due happens</source>
        <translation>قدّم الساعة بأسرع ما يمكن؛ ويحدث كل ما حان وقته</translation>
    </message>
    <message>
        <source>Slow motion, %1</source>
        <translation>حركة بطيئة، %1</translation>
    </message>
    <message>
        <source>&amp;Normal speed</source>
        <translation>السرعة ال&amp;عادية</translation>
    </message>
    <message>
        <source>Fast, %1</source>
        <translation>سريع، %1</translation>
    </message>
    <message>
        <source>&amp;Watch messages</source>
        <translation>&amp;مراقبة الرسائل</translation>
    </message>
    <message>
        <source>How fast the clock of the world runs</source>
        <translation>كم سرعة ساعة العالم</translation>
    </message>
    <message>
        <source>Tell of every message; that makes the system slower</source>
        <translation>الإخبار بكل رسالة؛ وذلك يبطئ النظام</translation>
    </message>
    <message>
        <source>Pause world</source>
        <translation>أوقف العالم</translation>
    </message>
    <message>
        <source>Nobody had a message to take: the clock stands at %1.</source>
        <translation>لم تكن لأحد رسالة يتسلّمها: الساعة عند %1.</translation>
    </message>
    <message>
        <source>%1 took: %2</source>
        <translation>تسلّمت %1: %2</translation>
    </message>
    <message>
        <source>%1 has run one step.</source>
        <translation>عملت %1 خطوة واحدة.</translation>
    </message>
    <message>
        <source>Run world</source>
        <translation>شغّل العالم</translation>
    </message>
</context>
<context>
    <name>ui::WorldBar</name>
    <message>
        <source>World</source>
        <translation>العالم</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>العرض التوضيحي</translation>
    </message>
    <message>
        <source>Speed of the clock</source>
        <translation>سرعة الساعة</translation>
    </message>
    <message>
        <source>The clock of the world. It is not followed while nothing happens.</source>
        <translation>ساعة العالم. لا تُتابَع حين لا يحدث شيء.</translation>
    </message>
    <message>
        <source>all mailboxes empty</source>
        <translation>كل صناديق البريد فارغة</translation>
    </message>
    <message>
        <source>worst mailbox %1 %2</source>
        <translation>أسوأ صندوق ⁨%1⁩ ⁨%2⁩</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>فُقد %1</translation>
    </message>
    <message>
        <source>How fast the clock of the world runs</source>
        <translation>كم تسرع ساعة العالم</translation>
    </message>
    <message>
        <source>  paused</source>
        <translation>  متوقف</translation>
    </message>
    <message>
        <source>  at rest</source>
        <translation>  ساكن</translation>
    </message>
</context>
<context>
    <name>ui::XrayView</name>
    <message>
        <source>%1/s</source>
        <translation>%1/ث</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>المنتظر</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>عولجت</translation>
    </message>
    <message>
        <source>Each took</source>
        <translation>زمن الواحدة</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>المرسل</translation>
    </message>
    <message>
        <source>In 60 s</source>
        <translation>في 60 ث</translation>
    </message>
    <message>
        <source>Watch messages</source>
        <translation>مراقبة الرسائل</translation>
    </message>
    <message>
        <source>To see which kinds of messages wait, and from whom</source>
        <translation>لمعرفة أنواع الرسائل المنتظرة وممن هي</translation>
    </message>
    <message>
        <source>Mailbox of %1</source>
        <translation>صندوق ⁨%1⁩</translation>
    </message>
    <message>
        <source>It has got no message lately.</source>
        <translation>لم تصلها رسالة مؤخرًا.</translation>
    </message>
    <message>
        <source>✖ Stuck since %1: nothing is taken.</source>
        <translation>✖ عالق منذ ⁨%1⁩: لا يؤخذ شيء.</translation>
    </message>
    <message>
        <source>▲ Overloaded since %1: more comes than is served.</source>
        <translation>▲ مثقل منذ ⁨%1⁩: يصل أكثر مما يُخدم.</translation>
    </message>
    <message>
        <source>the oldest for %1</source>
        <translation>الأقدم منذ ⁨%1⁩</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>الداخل ⁨%1⁩</translation>
    </message>
    <message>
        <source>out %1</source>
        <translation>الخارج ⁨%1⁩</translation>
    </message>
    <message>
        <source>drain ratio %1 (1 keeps up)</source>
        <translation>نسبة التصريف %1 (1 تعني المواكبة)</translation>
    </message>
    <message>
        <source>busy %1 % of the time</source>
        <translation>مشغولة ⁨%1 %⁩ من الوقت</translation>
    </message>
    <message>
        <source>None of what waits was seen coming.</source>
        <translation>لم يُشاهَد وصول أي مما ينتظر.</translation>
    </message>
    <message>
        <source>Why is not known while messages are not watched.</source>
        <translation>لا يُعرف السبب ما دامت الرسائل غير مراقبة.</translation>
    </message>
    <message>
        <source>▲ Filling since %1.</source>
        <translation>▲ يمتلئ منذ %1.</translation>
    </message>
    <message>
        <source> Most of what was seen coming is %1 from %2.</source>
        <translation> معظم ما شوهد وصوله هو %1 من %2.</translation>
    </message>
    <message>
        <source>%1 more each second</source>
        <translation>يزيد %1 كل ثانية</translation>
    </message>
    <message>
        <source>%1 fewer each second</source>
        <translation>ينقص %1 كل ثانية</translation>
    </message>
    <message>
        <source>What waits in the mailbox of the selected process, from whom, and why. None is selected.</source>
        <translation>ما ينتظر في صندوق العملية المختارة، وممن، ولماذا. لم تُختر أي عملية.</translation>
    </message>
    <message>
        <source>Select the busiest process</source>
        <translation>اختيار أكثر العمليات انشغالًا</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>و%1 أخرى</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استأنف</translation>
    </message>
    <message>
        <source>‖ Filling since %1: it is suspended, and takes nothing until it is resumed.</source>
        <translation>‖ يمتلئ منذ %1: إنها معلّقة ولا تتسلّم شيئًا حتى تُستأنف.</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>انتهت %1</translation>
    </message>
    <message>
        <source>restarted %1</source>
        <translation>أُعيد تشغيلها %1</translation>
    </message>
    <message>
        <source>Handlers that ran to their end, since the process was first seen</source>
        <translation>المعالجات التي عملت حتى نهايتها، منذ أن رُئيت العملية أول مرة</translation>
    </message>
    <message>
        <source>How long such a handler ran, on average</source>
        <translation>كم عمل مثل هذا المعالج في المتوسط</translation>
    </message>
    <message>
        <source>A cell is a mailbox</source>
        <translation>كل خلية صندوق بريد</translation>
    </message>
    <message>
        <source>A cell is the deepest of %1 mailboxes</source>
        <translation>كل خلية هي أعمق %1 من الصناديق</translation>
    </message>
    <message>
        <source>▲ Overloaded since %1: more came than was served; it empties now.</source>
        <translation>▲ مثقل منذ %1: ورد أكثر مما خُدم؛ وهو يفرغ الآن.</translation>
    </message>
</context>
</TS>
