package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
)

var (
	goldenLedger = uuid.MustParse("01937f5c-8a00-7c31-9d2e-5b6f00c0ffee")
	goldenBatch  = uuid.MustParse("01937f60-1c80-7b02-8e11-00a1b2c3d4e5")

	goldenPayment = Payment{
		Document: Document{
			System: "1С", Issuer: "BY86AKBB10100000002966000000", Kind: "act", Number: "12/а",
			Date: NewDate(2018, 7, 13), Line: 2, Total: Money{250050, "BYN"}, Copy: 1, Row: "9f86d081884c:17",
		},
		Payee: "ООО «Рога \\ \"Копыта\"»\b\f\r\x01\x7f\u2028😀", PayeeID: "190000001",
		InvoiceNumber: "INV-7", InvoiceDate: NewDate(2018, 6, 30), InvoiceTotal: Money{3000, "BYR"},
		AcceptanceDate: NewDate(2018, 7, 1), Contract: "№ 5/2018", Purpose: "</script> & é",
	}
	goldenLiquidates = []Liquidation{{Entry: 4, Stage: StageCommitted, Minor: 150000}, {Entry: 9, Stage: StageAccrued, Minor: 50050}}
	goldenTerms      = Terms{
		Number: "14/2019", Date: NewDate(2019, 2, 1), Due: NewDate(2020, 1, 31), Payee: "РУП «Белтелеком»", PayeeID: "101007741",
		Dimensions: []Dimension{{"category", "works"}, {"region", "г. Минск"}},
	}
	goldenLast  = []Liquidation{{Entry: 4, Stage: StageCommitted, Minor: 150000, Rest: 7, Terms: goldenTerms}}
	goldenParts = []Part{
		{"networks/2019", 100000, "2019", NewDate(2019, 1, 1), NewDate(2019, 12, 31)}, {Line: "training", Minor: 1},
	}
	goldenLeastTerms  = Terms{Number: "1", Date: NewDate(2018, 7, 1)}
	goldenObligation  = uuid.MustParse("5d0ad0b8-1d7f-5c51-a9d7-1f1e0c6b7a10")
	goldenReceipt     = Receipt{Document: goldenPayment.Document, Payer: "Минфин «РБ»", PayerID: "100000001", Purpose: "заявка 12"}
	goldenCorrections = uuid.MustParse("e3a4b7c8-5f0e-5d21-8a9b-0c1d2e3f4a5b")
	goldenTotals      = []Total{{2, Money{3000, "BYN"}}, {1, Money{1, "USD"}}}
	goldenPeriodAct   = PeriodAct{"FY2018@wb", NewDate(2017, 7, 1), NewDate(2018, 6, 30), "опоздавший акт", "Приказ 7"}
	goldenOrder       = Digest{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}
)

// golden says what the files in testdata/golden hold. They were written once, by
// another program, and are never written again: they stand for ledgers that exist.
// Files may be added; a file that has to change means that old ledgers no longer open.
var golden = map[string]Event{
	"ledger-created.v1.least": &LedgerCreated{ID: goldenLedger, Name: "minzdrav", Currency: "BYN", Zone: "Europe/Minsk", Rules: "1"},
	"ledger-created.v1.full": &LedgerCreated{
		ID: goldenLedger, Name: "minzdrav", Title: "Цифровое здравоохранение", Currency: "BYN", Zone: "Europe/Minsk", Rules: "1",
	},
	"dimension-registered.v1.least": &DimensionRegistered{Name: "programme"},
	"dimension-registered.v1.full":  &DimensionRegistered{"economic_code", "Код «экономической» классификации"},
	"calendar-defined.v1.least":     &CalendarDefined{"april", 4},
	"source-registered.v1.least": &SourceRegistered{
		Kind: KindLocalBudget, Currency: "BYN", Calendar: "calendar", Opens: NewDate(2016, 7, 1),
	},
	"source-registered.v1.full": &SourceRegistered{
		Kind: KindWorldBank, Title: `Loan 8663-BY "Health System Modernization"`, Funder: "IBRD", Currency: "USD", Calendar: "wb",
		Signed: NewDate(2016, 11, 29), Opens: NewDate(2017, 5, 19), Closes: NewDate(2022, 12, 31), Deadline: NewDate(2023, 4, 30),
	},
	"source-amended.v1.least": &SourceAmended{Digest: goldenOrder},
	"source-amended.v1.full": &SourceAmended{
		Title: "Заём 8663-BY", Funder: "МБРР", Calendar: "calendar",
		Signed: NewDate(2016, 11, 30), Opens: NewDate(2017, 5, 20), Closes: NewDate(2023, 12, 31), Deadline: NewDate(2024, 4, 30),
		Act: "Letter\t17", Reason: "closing date extended\nonce", Key: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"),
		Digest: Digest{255, 254, 253, 252, 251, 250, 249, 248, 247, 246, 245, 244, 243, 242, 241, 240},
	},
	"source-registered.v2.least": &SourceRegistered{
		Kind: KindLocalBudget, Currency: "BYN", Calendar: "calendar", Opens: NewDate(2016, 7, 1), Lapses: LapsesNo,
	},
	"source-registered.v2.full": &SourceRegistered{
		Kind: KindWorldBank, Title: `Loan 8663-BY "Health System Modernization"`, Funder: "IBRD", Currency: "USD", Calendar: "wb",
		Signed: NewDate(2016, 11, 29), Opens: NewDate(2017, 5, 19), Closes: NewDate(2022, 12, 31), Deadline: NewDate(2023, 4, 30), Lapses: LapsesYes,
	},
	"source-amended.v2.least": &SourceAmended{Digest: goldenOrder, Lapses: LapsesNo},
	"source-amended.v2.full": &SourceAmended{
		Title: "Заём 8663-BY", Funder: "МБРР", Calendar: "calendar",
		Signed: NewDate(2016, 11, 30), Opens: NewDate(2017, 5, 20), Closes: NewDate(2023, 12, 31), Deadline: NewDate(2024, 4, 30),
		Act: "Letter\t17", Reason: "closing date extended\nonce", Key: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"),
		Digest: Digest{255, 254, 253, 252, 251, 250, 249, 248, 247, 246, 245, 244, 243, 242, 241, 240}, Lapses: LapsesYes,
	},
	"source-registered.v3.least": &SourceRegistered{
		Kind: KindLocalBudget, Currency: "BYN", Calendar: "calendar", Opens: NewDate(2016, 7, 1), Effective: NewDate(2016, 8, 1),
	},
	"source-registered.v4.least": &SourceRegistered{
		Kind: KindLocalBudget, Currency: "BYN", Calendar: "calendar", Opens: NewDate(2016, 7, 1), Refunds: RefundsToLine,
	},
	"source-registered.v3.full": &SourceRegistered{
		Kind: KindWorldBank, Title: `Loan 8663-BY "Health System Modernization"`, Funder: "IBRD", Currency: "USD", Calendar: "wb",
		Signed: NewDate(2016, 11, 29), Opens: NewDate(2017, 5, 19), Closes: NewDate(2022, 12, 31), Deadline: NewDate(2023, 4, 30), Lapses: LapsesYes,
		Effective: NewDate(2017, 4, 18), RetroactiveFrom: NewDate(2016, 6, 1), RetroactiveCap: Money{500000000, "USD"},
	},
	"source-registered.v4.full": &SourceRegistered{
		Kind: KindWorldBank, Title: `Loan 8663-BY "Health System Modernization"`, Funder: "IBRD", Currency: "USD", Calendar: "wb",
		Signed: NewDate(2016, 11, 29), Opens: NewDate(2017, 5, 19), Closes: NewDate(2022, 12, 31), Deadline: NewDate(2023, 4, 30), Lapses: LapsesYes, Refunds: RefundsToRevenue,
		Effective: NewDate(2017, 4, 18), RetroactiveFrom: NewDate(2016, 6, 1), RetroactiveCap: Money{500000000, "USD"},
	},
	"source-amended.v3.least": &SourceAmended{Digest: goldenOrder, Effective: NewDate(2016, 8, 1)},
	"source-amended.v4.least": &SourceAmended{Digest: goldenOrder, Refunds: RefundsToLine},
	"source-amended.v3.full": &SourceAmended{
		Title: "Заём 8663-BY", Funder: "МБРР", Calendar: "calendar",
		Signed: NewDate(2016, 11, 30), Opens: NewDate(2017, 5, 20), Closes: NewDate(2023, 12, 31), Deadline: NewDate(2024, 4, 30),
		Act: "Letter\t17", Reason: "closing date extended\nonce", Key: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"),
		Digest: Digest{255, 254, 253, 252, 251, 250, 249, 248, 247, 246, 245, 244, 243, 242, 241, 240}, Lapses: LapsesYes,
		Effective: NewDate(2017, 4, 18), RetroactiveFrom: NewDate(2016, 6, 1), RetroactiveCap: Money{500000000, "USD"},
	},
	"source-amended.v4.full": &SourceAmended{
		Title: "Заём 8663-BY", Funder: "МБРР", Calendar: "calendar",
		Signed: NewDate(2016, 11, 30), Opens: NewDate(2017, 5, 20), Closes: NewDate(2023, 12, 31), Deadline: NewDate(2024, 4, 30),
		Act: "Letter\t17", Reason: "closing date extended\nonce", Key: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"),
		Digest: Digest{255, 254, 253, 252, 251, 250, 249, 248, 247, 246, 245, 244, 243, 242, 241, 240}, Lapses: LapsesYes, Refunds: RefundsToRevenue,
		Effective: NewDate(2017, 4, 18), RetroactiveFrom: NewDate(2016, 6, 1), RetroactiveCap: Money{500000000, "USD"},
	},
	"source-suspended.v1.least": &SourceSuspended{Key: goldenObligation, Digest: goldenOrder, From: NewDate(2022, 3, 19), Act: "Notice 5"},
	"source-suspended.v1.full": &SourceSuspended{
		Key: goldenObligation, Digest: goldenOrder, From: NewDate(2022, 3, 19), Until: NewDate(2022, 4, 17), Except: []string{"training", "сети/2022"},
		Act: "Notice 5", Reason: "программа \"приостановлена\"",
	},
	"source-resumed.v1.least": &SourceResumed{Key: goldenObligation, Digest: goldenOrder, From: NewDate(2023, 1, 1), Act: "Notice 6"},
	"source-resumed.v1.full": &SourceResumed{
		Key: goldenObligation, Digest: goldenOrder, Suspended: 41, From: NewDate(2023, 1, 1), Act: "Notice 6", Reason: "снята",
	},
	"source-closed.v1.least":        &SourceClosed{Key: goldenObligation, Digest: goldenOrder, On: NewDate(2022, 12, 31), Act: "Letter 9"},
	"source-closed.v1.full":         &SourceClosed{Key: goldenObligation, Digest: goldenOrder, On: NewDate(2022, 12, 31), Act: "Letter 9", Reason: "досрочно"},
	"source-redenominated.v1.least": &SourceRedenominated{Key: goldenObligation, Digest: goldenOrder, Currency: "BYN", From: NewDate(2016, 7, 1), Act: "Edict 450"},
	"source-redenominated.v1.full": &SourceRedenominated{
		Key: goldenObligation, Digest: goldenOrder, Currency: "BYN", From: NewDate(2016, 7, 1), Act: "Edict 450", Reason: "деноминация",
	},
	"approval-required.v1.least": &ApprovalRequired{},
	"approval-required.v1.full": &ApprovalRequired{
		Source: "грант", Limits: []Money{{1000000, "BYN"}, {1, "USD"}}, Transfers: true, Reopens: true, Reason: "Приказ № 3",
	},
	"entry-proposed.v1.least": &EntryProposed{Event: &PeriodReopened{goldenPeriodAct}},
	"entry-proposed.v1.full": &EntryProposed{Required: 3, Limit: Money{1000000, "BYN"}, Event: &ExpenditureRecorded{
		Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest),
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"}, Payment: goldenPayment,
		Liquidates: goldenLast, Dimensions: []Dimension{{"category", "goods"}},
	}},
	"entry-approved.v1.least": &EntryApproved{Event: &PeriodReopened{goldenPeriodAct}},
	"entry-approved.v1.full": &EntryApproved{Entry: 7, Event: &AllocationTransferred{
		Key: uuid.MustParse("b21dbe10-5b70-5a3f-8f6d-1a2b3c4d5e6f"), Digest: goldenOrder, From: "сети/2018", To: "training/2018",
		Date: NewDate(2018, 6, 1), Amount: Money{500000, "BYN"}, Act: "Приказ № 9", Reason: "экономия",
	}},
	"entry-rejected.v1.least": &EntryRejected{Reason: "нет", Event: &PeriodReopened{goldenPeriodAct}},
	"entry-rejected.v1.full": &EntryRejected{Entry: 7, Reason: "не та строка", Event: &CommitmentMade{
		Key: goldenObligation, Digest: goldenOrder, Description: "сервер", Amount: Money{1, "BYN"}, Parts: goldenParts, Terms: goldenTerms,
	}},
	"allocation-carried.v1.least": &AllocationCarried{
		Key: uuid.MustParse("b21dbe10-5b70-5a3f-8f6d-1a2b3c4d5e6f"), Digest: goldenOrder, From: "сети/2018", To: "сети/2019",
		FromDate: NewDate(2018, 12, 31), Date: NewDate(2019, 1, 20), Amount: Money{2500000, "BYN"}, Act: "Приказ № 2",
	},
	"allocation-carried.v1.full": &AllocationCarried{
		Key: uuid.MustParse("b21dbe10-5b70-5a3f-8f6d-1a2b3c4d5e6f"), Digest: goldenOrder, From: "сети/2018", To: "сети/2019",
		FromDate: NewDate(2018, 12, 31), Date: NewDate(2019, 1, 20), Amount: Money{2500000, "BYN"}, Act: "Приказ № 2", Reason: "не успели",
		Phasing: []Phase{{"2019Q1", NewDate(2019, 1, 1), NewDate(2019, 3, 31), 2500000}},
		Obligations: []CarriedObligation{
			{
				Entry: 4, Stage: StageCommitted, Minor: 150000, Terms: Terms{
					Number: "№ 5/2018", Date: NewDate(2018, 6, 1), Due: NewDate(2019, 6, 1),
					Payee: "ООО «Медсофт»", PayeeID: "190000001", Dimensions: []Dimension{{"category", "goods"}},
				},
			},
			{Entry: 9, Stage: StageAccrued, Minor: 50050, Terms: Terms{Number: "INV-7", Date: NewDate(2018, 12, 20)}},
		},
	},
	"allocation-lapsed.v1.least": &AllocationLapsed{
		Line: "сети/2018", Date: NewDate(2018, 12, 31), Amount: Money{2500000, "BYN"}, Period: "2018", Act: "Приказ № 2",
	},
	"allocation-lapsed.v1.full": &AllocationLapsed{
		Line: "сети/2018", Date: NewDate(2018, 12, 31), Amount: Money{2500000, "BYN"}, Period: "2018", Act: "Приказ № 2", Reason: "конец года",
	},
	"line-opened.v1.least": &LineOpened{Line: "e-prescription/2018", FirstDay: NewDate(2018, 1, 1), LastDay: NewDate(2018, 12, 31)},
	"line-opened.v1.full": &LineOpened{
		Line: "сети/1/2", Title: "Сети", FirstDay: MinDate, LastDay: MaxDate,
		Dimensions: []Dimension{{"component", "networks"}, {"programme", "digital/2016-2020"}, {"region", "г. Минск"}},
	},
	"allocation-approved.v1.least": &AllocationApproved{
		Key: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"), Line: "e-prescription/2018",
		Date: NewDate(2017, 12, 29), Amount: Money{100000000, "BYN"}, Act: "Указ № 1",
	},
	"allocation-approved.v1.full": &AllocationApproved{
		Key: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"), Line: "e-prescription/2018",
		Date: NewDate(2017, 12, 29), Amount: Money{-1 << 63, "BYN"}, Act: "Указ № 1",
		Phasing: []Phase{
			{"2018Q1", NewDate(2018, 1, 1), NewDate(2018, 3, 31), -1 << 63},
			{"2018Q2", NewDate(2018, 4, 1), NewDate(2018, 6, 30), 0},
		},
	},
	"allocation-revised.v1.least": &AllocationRevised{
		Key: uuid.MustParse("b21dbe10-5b70-5a3f-8f6d-1a2b3c4d5e6f"), Digest: goldenOrder, Line: "e-prescription/2018",
		Date: NewDate(2018, 9, 9), Amount: Money{-2500000, "BYN"}, Final: 97500000, Act: "Закон № 2",
	},
	"allocation-revised.v1.full": &AllocationRevised{
		Key: uuid.MustParse("b21dbe10-5b70-5a3f-8f6d-1a2b3c4d5e6f"), Digest: goldenOrder, Line: "e-prescription/2018",
		Date: NewDate(2018, 9, 9), Amount: Money{100, "BYN"}, Final: -1 << 63, Act: "Закон № 2", Reason: "цены\"выросли\"",
		Phasing: []Phase{
			{"2018Q3", NewDate(2018, 7, 1), NewDate(2018, 9, 30), -100},
			{"2018Q4", NewDate(2018, 10, 1), NewDate(2018, 12, 31), 200},
		},
	},
	"allocation-transferred.v1.least": &AllocationTransferred{
		Key: uuid.MustParse("b21dbe10-5b70-5a3f-8f6d-1a2b3c4d5e6f"), Digest: goldenOrder, From: "сети/2018", To: "training/2018",
		Date: NewDate(2018, 9, 9), Amount: Money{2500000, "BYN"}, Act: "Приказ № 2",
	},
	"allocation-transferred.v1.full": &AllocationTransferred{
		Key: uuid.MustParse("b21dbe10-5b70-5a3f-8f6d-1a2b3c4d5e6f"), Digest: goldenOrder, From: "сети/2018", To: "training/2018",
		Date: NewDate(2018, 9, 9), Amount: Money{2500000, "BYN"}, Act: "Приказ № 2", Reason: "цены\"выросли\"",
		FromPhasing: []Phase{
			{"2018Q3", NewDate(2018, 7, 1), NewDate(2018, 9, 30), -2000000},
			{"2018Q4", NewDate(2018, 10, 1), NewDate(2018, 12, 31), -500000},
		},
		ToPhasing: []Phase{{"2018Q4", NewDate(2018, 10, 1), NewDate(2018, 12, 31), 2500000}},
	},
	"expenditure-recorded.v1.least": &ExpenditureRecorded{
		Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest),
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
	},
	"expenditure-recorded.v1.full": &ExpenditureRecorded{
		Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest),
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"}, Payment: goldenPayment,
		Succeeds: Ref{"гос-программа", 41}, Original: Money{100000, "USD"}, Functional: Money{2005000, "KWD"},
		Rate: "NBRB 2018-07-15 2.0050/1", Liquidates: goldenLiquidates, Dimensions: []Dimension{{"category", "goods"}},
	},
	"expenditure-late.v1.least": &ExpenditureRecorded{
		Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest),
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{1, "BYN"}, AppliesTo: NewDate(2018, 6, 29),
	},
	"expenditure-late.v1.full": &ExpenditureRecorded{
		Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest),
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"}, Payment: goldenPayment,
		Succeeds: Ref{"гос-программа", 41}, Original: Money{100000, "USD"}, Functional: Money{2005000, "KWD"},
		Rate: "NBRB 2018-07-15 2.0050/1", Liquidates: goldenLiquidates, Dimensions: []Dimension{{"category", "goods"}}, AppliesTo: NewDate(2018, 6, 29),
	},
	"period-held.v1.least":     &PeriodHeld{PeriodAct{Period: "2018H1", FirstDay: NewDate(2018, 1, 1), LastDay: NewDate(2018, 6, 30)}},
	"period-held.v1.full":      &PeriodHeld{goldenPeriodAct},
	"period-closed.v1.least":   &PeriodClosed{PeriodAct{Period: "2018H1", FirstDay: NewDate(2018, 1, 1), LastDay: NewDate(2018, 6, 30)}},
	"period-closed.v1.full":    &PeriodClosed{goldenPeriodAct},
	"period-reopened.v1.least": &PeriodReopened{PeriodAct{Period: "2018H1", FirstDay: NewDate(2018, 1, 1), LastDay: NewDate(2018, 6, 30)}},
	"period-reopened.v1.full":  &PeriodReopened{goldenPeriodAct},
	"expenditure-reversed.v1.least": &ExpenditureReversed{
		Reverses: 0, Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest), Order: goldenOrder,
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 16), AppliesTo: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
		Reason: "entered twice",
	},
	"expenditure-reversed.v1.full": &ExpenditureReversed{
		Reverses: 9007199254740993, Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest), Order: goldenOrder,
		Line: "e-prescription/2018", Date: NewDate(2018, 8, 1), AppliesTo: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"},
		Whole: true, Reason: "не тот получатель", Act: "Приказ 3", Payment: goldenPayment,
		Original: Money{100000, "USD"}, Functional: Money{2005000, "KWD"}, Rate: "NBRB 2018-07-15 2.0050/1",
		Liquidates: goldenLiquidates, Dimensions: []Dimension{{"category", "goods"}},
	},
	"expenditure-replaced.v1.least": &ExpenditureReversed{
		Reverses: 0, Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest), Order: goldenOrder,
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 16), AppliesTo: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
		Reason: "entered twice", Replacement: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"),
	},
	"expenditure-replaced.v1.full": &ExpenditureReversed{
		Reverses: 9007199254740993, Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest), Order: goldenOrder,
		Line: "e-prescription/2018", Date: NewDate(2018, 8, 1), AppliesTo: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"},
		Whole: true, Reason: "не тот получатель", Act: "Приказ 3", Replacement: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"),
		Payment: goldenPayment, Original: Money{100000, "USD"}, Functional: Money{2005000, "KWD"}, Rate: "NBRB 2018-07-15 2.0050/1",
		Liquidates: goldenLiquidates, Dimensions: []Dimension{{"category", "goods"}},
	},
	"expenditure-amended.v1.least": &ExpenditureAmended{
		Amends: 1, Key: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"), Digest: goldenOrder,
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
		Changes: []Change{{Field: "payee", To: "Медсофт"}}, Reason: "опечатка", Payment: Payment{Payee: "Медсофт"},
	},
	"expenditure-amended.v1.full": &ExpenditureAmended{
		Amends: 9007199254740993, Previous: 17, Key: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"), Digest: goldenOrder,
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"},
		Changes: []Change{{"payee_id", "190000002", "190000001"}, {Field: "contract", From: "№ 5"}, {"purpose", "x", "</script> & é"}},
		Reason:  "не тот УНП", Act: "Приказ 3", Payment: goldenPayment, Dimensions: []Dimension{{"category", "goods"}},
	},
	"batch-opened.v1.least": &BatchOpened{
		ID: goldenBatch, Kind: "expenditures", File: "выписка 2018-07.csv",
		SHA256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	},
	"batch-opened.v1.full": &BatchOpened{
		ID: goldenBatch, Kind: "expenditures", File: "выписка 2018-07.csv",
		SHA256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		Bytes:  1234, Rows: 3, Totals: goldenTotals,
	},
	"payee-registered.v1.least": &PayeeRegistered{Name: "РУП «Белтелеком»"},
	"payee-registered.v1.full": &PayeeRegistered{
		Number: "101007741", Name: "РУП «Белтелеком»", Country: "BY", Note: "до 1995 г. — \"Минсктелеком\"",
	},
	"rate-set.v1.least": &RateSet{
		Provider: "nbrb", Currency: "USD", Date: NewDate(2018, 7, 15), Value: "1.9898", Scale: 1, In: "BYN",
	},
	"rate-set.v1.full": &RateSet{
		Provider: "nbrb", Currency: "RUB", Date: NewDate(2016, 6, 30), Value: "312.35", Scale: 100, In: "BYR",
		Origin: "курсы.json (sha256:9f86d081884c)", Reason: "опечатка в бюллетене",
	},
	"payee-merged.v1.least": &PayeeMerged{Reason: "одно лицо"},
	"payee-merged.v1.full": &PayeeMerged{
		From: []PayeeKey{{Name: "Белтелеком, РУП"}, {Number: "101007742"}}, Into: PayeeKey{"a", "101007741"},
		Reason: "опечатка в номере", DifferentNumbers: true,
	},
	"report-issued.v1.least": &ReportIssued{
		Reference: "12", Recipient: "Minfin", Signatory: "A. Petrova", Report: "cash", Fingerprint: "fl1:", Last: NewDate(2018, 6, 30), SHA256: "e3b0",
	},
	"report-issued.v1.full": &ReportIssued{
		Reference: "исх. 03-12/88", Recipient: "Министерство «здравоохранения»", Signatory: "И. Иванов", Report: "spend",
		Fingerprint: "fl1:01937f5c-8a00-7c31-9d2e-5b6f00c0ffee:17:aa:spend:where=source=wb:00c0ffee",
		First:       NewDate(2018, 1, 1), Last: NewDate(2018, 6, 30), Sources: []string{"minsk", "wb"},
		SHA256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	},
	"evidence-attached.v1.least": &EvidenceAttached{
		Key: uuid.MustParse(goldenLeastKey), Entry: 0, Number: 1, File: File{SHA256: "e3b0", Size: 1, Name: "a"},
	},
	"evidence-attached.v1.full": &EvidenceAttached{
		Key: uuid.MustParse(goldenFullKey), Entry: 17, Number: 2, File: File{
			SHA256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Size: 1 << 40,
			Name: "акт «№ 5».pdf", Archive: "дело 03-12, л. 5",
		},
	},
	"person-registered.v1.least": &PersonRegistered{Name: "А. Петрова"},
	"person-registered.v1.full":  &PersonRegistered{Name: "А. Петрова", Title: "главный бухгалтер"},
	"role-granted.v1.least":      &RoleGranted{Person: "А. Петрова", Role: RoleApprover, From: goldenInstant},
	"role-granted.v1.full": &RoleGranted{
		Person: "А. Петрова", Role: RolePreparer, From: goldenInstant, Until: goldenInstant.AddDate(1, 0, 0), Reason: "Приказ № 8",
	},
	"key-registered.v1.least":   &KeyRegistered{Person: "А. Петрова", Public: goldenKey},
	"key-registered.v1.full":    &KeyRegistered{Person: "А. Петрова", Public: goldenKey, Until: goldenInstant.AddDate(1, 0, 0)},
	"key-revoked.v1.least":      &KeyRevoked{ID: "petrova+5d4f1f8a", Reason: "утерян"},
	"signing-required.v1.least": &SigningRequired{From: goldenInstant},
	"signing-required.v1.full":  &SigningRequired{Acts: []ActKind{ActClose, ActReopen}, From: goldenInstant},
	"signing-waived.v1.least":   &SigningWaived{Reason: "Приказ № 9"},
	"signing-waived.v1.full":    &SigningWaived{Acts: []ActKind{ActReopen}, Reason: "Приказ № 9"},
	"split-begun.v1.least":      &SplitBegun{Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest), Total: Money{1, "BYN"}},
	"split-begun.v1.full": &SplitBegun{
		Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest), Total: Money{200050, "BYN"}, Parts: []SplitPart{
			{"wb", &ExpenditureRecorded{
				Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest),
				Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
			}},
			{"гос-программа", &ExpenditureReversed{
				Reverses: 0, Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest), Order: goldenOrder,
				Line: "e-prescription/2018", Date: NewDate(2018, 7, 16), AppliesTo: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
				Reason: "entered twice",
			}},
		},
	},
	"split-completed.v1.least": &SplitCompleted{},
	"split-completed.v1.full":  &SplitCompleted{Begun: 4},
	"split-undone.v1.least":    &SplitUndone{Reason: "нет средств"},
	"split-undone.v1.full":     &SplitUndone{Begun: 4, Reason: "нет средств"},
	"payee-split.v1.least":     &PayeeSplit{Reason: "другой район"},
	"payee-split.v1.full":      &PayeeSplit{Payee: PayeeKey{"Школа № 5", "5"}, Reason: "другой район"},
	"expenditure-liquidating.v1.least": &ExpenditureRecorded{
		Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest),
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
		Liquidates: []Liquidation{{Entry: 1, Stage: StageAccrued, Minor: 1, Terms: goldenLeastTerms}},
	},
	"expenditure-liquidating.v1.full": &ExpenditureRecorded{
		Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest),
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"}, Payment: goldenPayment,
		Succeeds: Ref{"гос-программа", 41}, Original: Money{100000, "USD"}, Functional: Money{2005000, "KWD"},
		Rate: "NBRB 2018-07-15 2.0050/1", Liquidates: goldenLast, Dimensions: []Dimension{{"category", "goods"}}, AppliesTo: NewDate(2018, 6, 29),
	},
	"expenditure-reopening.v1.least": &ExpenditureReversed{
		Reverses: 0, Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest), Order: goldenOrder,
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 16), AppliesTo: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
		Reason: "entered twice", Liquidates: []Liquidation{{Entry: 1, Stage: StageAccrued, Minor: 1, Terms: goldenLeastTerms}},
	},
	"expenditure-reopening.v1.full": &ExpenditureReversed{
		Reverses: 9007199254740993, Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest), Order: goldenOrder,
		Line: "e-prescription/2018", Date: NewDate(2018, 8, 1), AppliesTo: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"},
		Whole: true, Reason: "не тот получатель", Act: "Приказ 3", Replacement: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"),
		Payment: goldenPayment, Original: Money{100000, "USD"}, Functional: Money{2005000, "KWD"}, Rate: "NBRB 2018-07-15 2.0050/1",
		Liquidates: goldenLast, Dimensions: []Dimension{{"category", "goods"}},
	},
	"expenditure-partly-reversed.v1.least": &ExpenditureReversed{
		Reverses: 0, Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest), Order: goldenOrder,
		Line: "e-prescription/2018", Date: NewDate(2018, 7, 16), AppliesTo: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
		Reason: "entered twice", Rest: Rest{Key: goldenCorrections},
	},
	"expenditure-partly-reversed.v1.full": &ExpenditureReversed{
		Reverses: 9007199254740993, Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest), Order: goldenOrder,
		Line: "e-prescription/2018", Date: NewDate(2018, 8, 1), AppliesTo: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"},
		Whole: true, Reason: "не тот получатель", Act: "Приказ 3", Replacement: uuid.MustParse("ddbd3839-3c4d-5c7c-9600-169db49bbd2c"),
		Payment: goldenPayment, Original: Money{100000, "USD"}, Functional: Money{2005000, "KWD"}, Rate: "NBRB 2018-07-15 2.0050/1",
		Liquidates: goldenLast, Dimensions: []Dimension{{"category", "goods"}}, Rest: Rest{goldenCorrections, 17, 50000},
	},
	"expenditure-refunded.v1.least": &ExpenditureRefunded{
		Digest: goldenOrder, Line: "e-prescription/2018", Date: NewDate(2018, 7, 16), Amount: Money{1, "BYN"},
		Payment: Payment{Document: Document{Number: "5"}}, Rest: Rest{Key: goldenCorrections},
	},
	"expenditure-refunded.v1.full": &ExpenditureRefunded{
		Refunds: 41, Digest: goldenOrder, Line: "e-prescription/2018", Date: NewDate(2019, 2, 11), Amount: Money{10000, "BYN"},
		ToRevenue: true, Reason: "недопоставка", Payment: goldenPayment, Dimensions: []Dimension{{"account", "treasury"}},
		Rest: Rest{goldenCorrections, 17, 50000},
	},
	"commitment-made.v1.least": &CommitmentMade{
		Key: goldenObligation, Digest: goldenOrder, Amount: Money{1, "BYN"}, Parts: []Part{{Line: "training", Minor: 1}}, Terms: goldenLeastTerms,
	},
	"commitment-made.v1.full": &CommitmentMade{
		Key: goldenObligation, Digest: goldenOrder, Description: "сети \"под ключ\"", Amount: Money{100001, "BYN"}, Parts: goldenParts, Terms: goldenTerms,
	},
	"commitment-changed.v1.least": &CommitmentChanged{
		Commitment: 4, Key: goldenObligation, Digest: goldenOrder, Effective: NewDate(2019, 6, 3), Act: "1",
		Amount: Money{-1, "BYN"}, Parts: []Part{{Line: "training", Minor: -1}}, Terms: goldenLeastTerms,
	},
	"commitment-changed.v1.full": &CommitmentChanged{
		Commitment: 9007199254740993, Key: goldenObligation, Digest: goldenOrder, Effective: NewDate(2019, 6, 3), Act: "доп. соглашение № 1",
		Reason: "цены", Amount: Money{100001, "BYN"}, Parts: goldenParts, Terms: goldenTerms,
	},
	"commitment-released.v1.least": &ObligationReleased{
		Entry: 4, Stage: StageCommitted, Key: goldenObligation, Digest: goldenOrder, Effective: NewDate(2019, 6, 3), Reason: "ended",
		Amount: Money{1, "BYN"}, Parts: []Part{{Line: "training", Minor: 1}}, Terms: goldenLeastTerms,
	},
	"commitment-released.v1.full": &ObligationReleased{
		Entry: 9007199254740993, Stage: StageCommitted, Key: goldenObligation, Digest: goldenOrder, Effective: NewDate(2019, 6, 3),
		Act: "Приказ 3", Reason: "расторгнут", Amount: Money{100001, "BYN"}, Parts: goldenParts, Terms: goldenTerms,
	},
	"liability-released.v1.least": &ObligationReleased{
		Entry: 4, Stage: StageAccrued, Key: goldenObligation, Digest: goldenOrder, Effective: NewDate(2019, 6, 3), Reason: "ended",
		Amount: Money{1, "BYN"}, Parts: []Part{{Line: "training", Minor: 1}}, Terms: goldenLeastTerms,
	},
	"liability-released.v1.full": &ObligationReleased{
		Entry: 9007199254740993, Stage: StageAccrued, Key: goldenObligation, Digest: goldenOrder, Effective: NewDate(2019, 6, 3),
		Act: "Приказ 3", Reason: "скидка", Amount: Money{100001, "BYN"}, Parts: goldenParts, Terms: goldenTerms,
	},
	"liability-accepted.v1.least": &LiabilityAccepted{
		Key: goldenObligation, Digest: goldenOrder, Line: "training", Amount: Money{1, "BYN"}, Terms: goldenLeastTerms,
	},
	"liability-accepted.v1.full": &LiabilityAccepted{
		Key: goldenObligation, Digest: goldenOrder, Line: "networks/2019", Amount: Money{149993, "BYN"}, InvoiceDate: NewDate(2019, 5, 30),
		InvoiceTotal: Money{3000, "USD"}, Contract: "14/2019", Description: "этап 1", Succeeds: Ref{"wb", 7}, Liquidates: goldenLast, Terms: goldenTerms,
	},
	"liability-reversed.v1.least": &LiabilityReversed{
		Liability: 5, Key: goldenObligation, Digest: goldenOrder, Order: goldenOrder, Line: "training", Effective: NewDate(2019, 6, 3),
		Amount: Money{1, "BYN"}, Reason: "wrong", Terms: goldenLeastTerms,
	},
	"liability-reversed.v1.full": &LiabilityReversed{
		Liability: 9007199254740993, Key: goldenObligation, Digest: goldenOrder, Order: goldenOrder, Line: "networks/2019",
		Effective: NewDate(2019, 6, 3), Amount: Money{149993, "BYN"}, Reason: "не та строка", Act: "Приказ 3", Liquidates: goldenLast, Terms: goldenTerms,
	},
	"indicator-registered.v1.least": &IndicatorRegistered{
		Name: "workplaces", Unit: "workplaces", Measure: MeasureLevel, Direction: MoreIsBetter,
	},
	"indicator-registered.v1.full": &IndicatorRegistered{
		Name: "простои", Title: "Часы простоя «сети»", Unit: "ч", Measure: MeasureFlow, Direction: LessIsBetter,
		By: []string{"care", "region"}, Spend: []Dimension{{"component", "networks"}, {"component", "workplaces"}, {"source", "grodno"}},
	},
	"indicator-goal-set.v1.least": keyedGoal(&IndicatorGoalSet{
		Indicator: "workplaces", What: GoalNeed, Period: "2020-12-31", LastDay: NewDate(2020, 12, 31), Value: 22000e6, Act: "Order 7",
	}),
	"indicator-goal-set.v1.full": keyedGoal(&IndicatorGoalSet{
		Indicator: "computers", What: GoalTarget, Period: "2020", FirstDay: NewDate(2020, 1, 1), LastDay: NewDate(2020, 12, 31),
		Value: 9000_500000, Dimensions: goldenPlace, Act: "Приказ 7", Reason: `уточнено "по факту"`,
	}),
	"result-recorded.v1.least": keyedResult(&ResultRecorded{Indicator: "workplaces", Date: NewDate(2020, 12, 31)}),
	"result-recorded.v1.full": keyedResult(&ResultRecorded{
		Indicator: "computers", Date: NewDate(2020, 12, 31), Value: 1<<63 - 1, Dimensions: goldenPlace,
		Document: "Форма 1", Note: "после сверки", Corrects: 4, Reason: "описка",
	}),
	"account-opened.v1.least": &AccountOpened{Account: "designated", Date: NewDate(2018, 7, 1), Balance: Money{0, "USD"}},
	"account-opened.v1.full": &AccountOpened{
		Account: "BY86AKBB10100000002966000000", Title: "Спецсчёт \"заём\"", Date: NewDate(2018, 7, 1), Balance: Money{1234567, "USD"}, Act: "Выписка 7",
	},
	"receipt-recorded.v1.least": &ReceiptRecorded{
		Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest),
		Kind: ReceiptAdvance, Account: "designated", Date: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
	},
	"receipt-recorded.v1.full": &ReceiptRecorded{
		Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest),
		Kind: ReceiptRefundOut, Account: "р/с 3012", Date: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"}, Receipt: goldenReceipt,
		Succeeds: Ref{"гос-программа", 41}, Dimensions: []Dimension{{"application", "WA-12"}, {"category", "goods"}}, AppliesTo: NewDate(2018, 6, 29),
	},
	"receipt-reversed.v1.least": &ReceiptReversed{
		Reverses: 0, Key: uuid.MustParse(goldenLeastKey), Digest: mustDigest(goldenLeastDigest), Order: goldenOrder,
		Kind: ReceiptAdvance, Account: "designated", Date: NewDate(2018, 7, 16), AppliesTo: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
		Reason: "entered twice",
	},
	"receipt-reversed.v1.full": &ReceiptReversed{
		Reverses: 9007199254740993, Key: uuid.MustParse(goldenFullKey), Digest: mustDigest(goldenFullDigest), Order: goldenOrder,
		Kind: ReceiptRefundOut, Account: "р/с 3012", Date: NewDate(2018, 8, 1), AppliesTo: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"},
		Reason: "не тот счёт", Act: "Приказ 3", Receipt: goldenReceipt, Dimensions: []Dimension{{"application", "WA-12"}, {"category", "goods"}},
	},
	"batch-completed.v1.least": &BatchCompleted{},
	"batch-completed.v1.full":  &BatchCompleted{Rows: 6, Recorded: 3, Skipped: 2, Rejected: 1, Totals: goldenTotals},
}

// The first moment of 2019 in Minsk.
var goldenInstant = time.Date(2018, 12, 31, 21, 0, 0, 0, time.UTC)

const goldenKey = "petrova+5d4f1f8a+AQyH6vJ4pZf1aXQmS8cVd0nLrT3yUuWk2bE7oGhIjKlM"

var goldenPlace = []Dimension{{"care", "outpatient"}, {"region", "Минск"}}

// keyedGoal and keyedResult derive what the golden files have from another program.
func keyedGoal(e *IndicatorGoalSet) *IndicatorGoalSet {
	e.Key, e.Digest = GoalKey(goldenLedger, e), e.digest()
	return e
}

func keyedResult(e *ResultRecorded) *ResultRecorded {
	e.Key, e.Digest = ResultKey(goldenLedger, e), e.digest()
	return e
}

var goldenMetadata = map[string]Metadata{
	"metadata.least": {
		Commit: uuid.MustParse("01937f5c-8a01-7000-8000-000000000001"), Events: 1,
		RecordedAt: time.Date(2018, 12, 31, 23, 59, 59, 999e6, time.UTC),
	},
	"metadata.full": {
		Commit: uuid.MustParse("01937f5c-8a01-7000-8000-000000000001"), Events: 1000,
		RecordedAt: time.Date(2018, 12, 31, 23, 59, 59, 999e6, time.UTC), Batch: goldenBatch,
		Actor: "Иванова И. И.", OSUser: `CORP\ivanova`, Host: "fin-07", StoreUser: "ledger",
		Command: "expenditure record", Rules: "1", Correlation: uuid.MustParse("01937f5c-8a02-7000-8000-000000000002"),
		Seen: []Seen{{"ledger", 3}, {"source-wb", 0}}, Key: "k1", Signature: "AbC-_0",
	},
}

// goldenText reads a golden file. The newline at its end is the file's, not the entry's.
func goldenText(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "golden", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(string(data), "\n")
}

func goldenType(name string) string { return name[:strings.LastIndexByte(name, '.')] }

func TestGoldenEvents(t *testing.T) {
	for name, want := range golden {
		t.Run(name, func(t *testing.T) {
			text := goldenText(t, name)
			got, err := Decode(goldenType(name), text)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("Decode:\n got %+v\nwant %+v", got, want)
			}
			p, err := Encode(want)
			if err != nil {
				t.Fatal(err)
			}
			if p.Data != text || p.Type != goldenType(name) {
				t.Errorf("Encode:\n got %s %s\nwant %s %s", p.Type, p.Data, goldenType(name), text)
			}
		})
	}
}

func TestGoldenMetadata(t *testing.T) {
	for name, want := range goldenMetadata {
		text := goldenText(t, name)
		got, err := DecodeMetadata(text)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, want)
		}
		if encoded, err := EncodeMetadata(&want); err != nil || encoded != text {
			t.Errorf("%s: EncodeMetadata = %s, %v", name, encoded, err)
		}
	}
}

// Every stored type has golden files, every golden file is tested, and what the
// full one holds is every field that the type has.
func TestGoldenFilesAreComplete(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		_, isEvent := golden[name]
		_, isMetadata := goldenMetadata[name]
		if !isEvent && !isMetadata {
			t.Errorf("%s is not tested", file)
		}
	}
	for _, s := range stored {
		if golden[s.name+".least"] == nil {
			t.Errorf("stored type %s has no golden file %[1]s.least.json", s.name)
			continue
		}
		all := s.new()
		fill(reflect.ValueOf(all).Elem())
		switch e := all.(type) { // the same shape has other names, by what is in it
		case *ExpenditureReversed:
			if s.name == "expenditure-partly-reversed.v1" {
				break
			}
			e.Rest = Rest{}
			if s.name != "expenditure-reopening.v1" {
				e.Liquidates[0].Terms = Terms{}
			}
			if s.name == "expenditure-reversed.v1" {
				e.Replacement = uuid.Nil
			}
		case *ExpenditureRecorded:
			if s.name != "expenditure-liquidating.v1" {
				e.Liquidates[0].Terms = Terms{}
			}
			if s.name == "expenditure-recorded.v1" {
				e.AppliesTo = NoDate
			}
		case *ObligationReleased:
			e.Stage = StageCommitted
			if s.name == "liability-released.v1" {
				e.Stage = StageAccrued
			}
		}
		switch r := all.(type) {
		case *SourceRegistered:
			if s.name != "source-registered.v4" {
				r.Refunds = ""
			}
			if s.name < "source-registered.v3" {
				r.Effective, r.RetroactiveFrom, r.RetroactiveCap = NoDate, NoDate, Money{}
			}
			if s.name == "source-registered.v1" {
				r.Lapses = ""
			}
		case *SourceAmended:
			if s.name != "source-amended.v4" {
				r.Refunds = ""
			}
			if s.name < "source-amended.v3" {
				r.Effective, r.RetroactiveFrom, r.RetroactiveCap = NoDate, NoDate, Money{}
			}
			if s.name == "source-amended.v1" {
				r.Lapses = ""
			}
		}
		p, err := Encode(all)
		if err != nil {
			t.Fatal(err)
		}
		full := s.name + ".full"
		if golden[full] == nil {
			full = s.name + ".least"
		}
		if got, want := keys(t, goldenText(t, full)), keys(t, p.Data); !slices.Equal(got, want) {
			t.Errorf("%s has the fields\n%v\nand not all of\n%v", full, got, want)
		}
		if TypeName(all) != s.name {
			t.Errorf("TypeName(%T) = %q, want %q", all, TypeName(all), s.name)
		}
	}
}

// fill sets every field to something that is stored.
func fill(v reflect.Value) {
	switch x := v.Addr().Interface().(type) {
	case *Money:
		*x = Money{1, "BYN"}
		return
	case *Date:
		*x = MinDate
		return
	case *time.Time:
		*x = goldenInstant
		return
	case *Ref:
		*x = Ref{"wb", 1}
		return
	case *Currency:
		*x = "BYN"
		return
	case *SplitPart:
		*x = SplitPart{"wb", golden["expenditure-recorded.v1.least"]}
		return
	case *Event:
		*x = &PeriodReopened{goldenPeriodAct}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Array:
		v.Index(0).SetUint(1)
	case reflect.String:
		v.SetString("x")
	case reflect.Int64:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic("fill: " + v.Kind().String())
	}
}

// keys lists the names in a JSON object, in order.
func keys(t *testing.T, object string) []string {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(object))
	var names []string
	depth, isKey := 0, false
	for {
		token, err := d.Token()
		if err != nil {
			return names
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
			isKey = depth == 1
		case json.Delim('}'), json.Delim(']'):
			depth--
			isKey = depth == 1
		default:
			if depth == 1 && isKey {
				names = append(names, token.(string))
			}
			isKey = depth == 1 && !isKey
		}
	}
}

// What differs from the canonical text in any way was altered, and is refused.
func TestDecodeRefusesWhatIsNotCanonical(t *testing.T) {
	text := goldenText(t, "expenditure-recorded.v1.full")
	const typ = "expenditure-recorded.v1"
	for _, edit := range []struct{ name, from, to string }{
		{"space", `,"line"`, `, "line"`},
		{"space before", `{"key"`, ` {"key"`},
		{"space inside", `{"key"`, `{ "key"`},
		{"newline behind", `"goods"}}`, "\"goods\"}}\n"},
		{"more behind", `"goods"}}`, `"goods"}}{}`},
		{"cut", `"goods"}}`, `"goods"}`},
		{"upper-case id", `97f96b27`, `97F96B27`},
		{"braces around the id", `"key":"97f96b27`, `"key":"{97f96b27`},
		{"plus sign", `"2000.50"`, `"+2000.50"`},
		{"fewer decimals", `"2000.50"`, `"2000.5"`},
		{"leading zero", `"2000.50"`, `"02000.50"`},
		{"minus zero", `"2000.50"`, `"-0.00"`},
		{"amount as number", `"amount":"2000.50"`, `"amount":2000.50`},
		{"currency in small letters", `"currency":"BYN","document_system"`, `"currency":"byn","document_system"`},
		{"currency unknown", `"currency":"BYN","document_system"`, `"currency":"XXX","document_system"`},
		{"day that does not exist", `"value_date":"2018-07-15"`, `"value_date":"2018-02-30"`},
		{"day out of the calendar", `"value_date":"2018-07-15"`, `"value_date":"0218-07-15"`},
		{"time behind the day", `"value_date":"2018-07-15"`, `"value_date":"2018-07-15T00"`},
		{"number as float", `"document_line":2`, `"document_line":2.0`},
		{"number with zero in front", `"document_line":2`, `"document_line":02`},
		{"zero that is left out", `"document_line":2`, `"document_line":0`},
		{"minus zero number", `"document_line":2`, `"document_line":-0`},
		{"number out of range", `"document_line":2`, `"document_line":9223372036854775808`},
		{"number missing", `"document_line":2`, `"document_line":`},
		{"sign only", `"document_line":2`, `"document_line":-`},
		{"empty option", `"rate":"NBRB 2018-07-15 2.0050/1"`, `"rate":""`},
		{"null", `"rate":"NBRB 2018-07-15 2.0050/1"`, `"rate":null`},
		{"empty list", `[{"entry":4,"stage":"committed","amount":"1500.00"},{"entry":9,"stage":"accrued","amount":"500.50"}]`, `[]`},
		{"unknown stage", `"committed"`, `"promised"`},
		{"empty object", `{"category":"goods"}`, `{}`},
		{"dimension twice", `{"category":"goods"}`, `{"category":"goods","category":"goods"}`},
		{"dimensions out of order", `{"category":"goods"}`, `{"category":"goods","a":"b"}`},
		{"comma too many", `{"category":"goods"}`, `{"category":"goods",}`},
		{"unknown field", `"dimensions":`, `"x":"y","dimensions":`},
		{
			"field out of order", `"key":"97f96b27-f2de-54c0-981c-07e9a6fe8e7f","digest":"` + goldenFullDigest + `"`,
			`"digest":"` + goldenFullDigest + `","key":"97f96b27-f2de-54c0-981c-07e9a6fe8e7f"`,
		},
		{"field twice", `"line":"e-prescription/2018"`, `"line":"e-prescription/2018","line":"e-prescription/2018"`},
		{"padding bits of a digest", goldenFullDigest, goldenFullDigest[:21] + "h"},
		{"digest in the other alphabet", goldenFullDigest, "+" + goldenFullDigest[1:]},
		{"line break in a digest", goldenFullDigest, goldenFullDigest[:20] + "\r\n"},
		{"escape that is not needed", `"goods"`, `"g\u006fods"`},
		{"escaped slash", `</script>`, `<\/script>`},
		{"escape that has a shorter form", `\f`, `\u000c`},
		{"escape in capitals", `\u0001`, `\u001F`},
		{"raw control character", `\u0001`, "\x01"},
		{"not UTF-8", `é`, "\xe9"},
		{"surrogate", `😀`, `\ud83d\ude00`},
		{"reference with zero in front", `программа#41`, `программа#041`},
		{"reference without source", `"succeeds":"гос-программа#41"`, `"succeeds":"#41"`},
	} {
		if strings.Count(text, edit.from) < 1 {
			t.Fatalf("%s: %s is not in the text", edit.name, edit.from)
		}
		altered := strings.Replace(text, edit.from, edit.to, 1)
		if e, err := Decode(typ, altered); err == nil {
			t.Errorf("%s: read as %+v", edit.name, e)
		}
		var d Decoder
		if _, err := d.Decode(typ, altered); err == nil {
			t.Errorf("%s: read by the Decoder", edit.name)
		}
	}
}

func TestDecodeRefusesUnknownTypes(t *testing.T) {
	for _, typ := range []string{"", "expenditure-recorded", "expenditure-recorded.v2", "Expenditure-recorded.v1"} {
		if _, err := Decode(typ, "{}"); !errors.Is(err, ErrUnknownEvent) {
			t.Errorf("Decode(%q) = %v, want %v", typ, err, ErrUnknownEvent)
		}
	}
}

// What would not be read again is not written.
func TestEncodeRefusesWhatCannotBeRead(t *testing.T) {
	good := func() *ExpenditureRecorded {
		e := *golden["expenditure-recorded.v1.full"].(*ExpenditureRecorded)
		return &e
	}
	for name, spoil := range map[string]func(*ExpenditureRecorded){
		"no date":              func(e *ExpenditureRecorded) { e.Date = NoDate },
		"date too late":        func(e *ExpenditureRecorded) { e.InvoiceDate = MaxDate + 1 },
		"no currency":          func(e *ExpenditureRecorded) { e.Amount.Currency = "" },
		"unknown currency":     func(e *ExpenditureRecorded) { e.Original.Currency = "Br" },
		"not UTF-8":            func(e *ExpenditureRecorded) { e.Payee = "\xff" },
		"dimensions unsorted":  func(e *ExpenditureRecorded) { e.Dimensions = []Dimension{{"b", "1"}, {"a", "1"}} },
		"dimension twice":      func(e *ExpenditureRecorded) { e.Dimensions = []Dimension{{"a", "1"}, {"a", "2"}} },
		"unknown stage":        func(e *ExpenditureRecorded) { e.Liquidates = []Liquidation{{Entry: 1, Stage: NumStages, Minor: 1}} },
		"reference to nothing": func(e *ExpenditureRecorded) { e.Succeeds = Ref{"", 7} },
		"negative revision":    func(e *ExpenditureRecorded) { e.Succeeds = Ref{"wb", -1} },
	} {
		e := good()
		spoil(e)
		before := []byte("before")
		if b, err := AppendEvent(before, e); err == nil {
			t.Errorf("%s: written as %s", name, b)
		} else if !bytes.Equal(b, before) {
			t.Errorf("%s: left %s behind", name, b)
		}
	}
}

// calendarStarted is a version of CalendarDefined that was never stored. It stands
// for one that will have been, so that reading the older one works from the first day.
type calendarStarted struct{ Name, Month string }

func (e *calendarStarted) fields(c *coder) {
	c.text("name", &e.Name)
	c.text("month", &e.Month)
}

func (e *calendarStarted) upcast() Event {
	month, err := time.Parse("January", e.Month)
	if err != nil {
		return &CalendarDefined{Name: e.Name}
	}
	return &CalendarDefined{e.Name, int64(month.Month())}
}

func TestOlderVersionsAreReadAsTheNewest(t *testing.T) {
	table := stored
	defer func() { stored = table }()
	stored = append(slices.Clone(table), struct {
		name string
		new  func() Event
	}{"calendar-started.v0", func() Event { return new(calendarStarted) }})

	const data = `{"name":"april","month":"April"}`
	want := &CalendarDefined{"april", 4}
	if e, err := Decode("calendar-started.v0", data); err != nil || !reflect.DeepEqual(e, want) {
		t.Errorf("Decode = %+v, %v, want %+v", e, err, want)
	}
	var d Decoder
	if e, err := d.Decode("calendar-started.v0", data); err != nil || !reflect.DeepEqual(e, want) {
		t.Errorf("Decoder.Decode = %+v, %v, want %+v", e, err, want)
	}
	if name := TypeName(want); name != "calendar-defined.v1" {
		t.Errorf("it would be written as %s", name)
	}
	if _, err := Decode("calendar-started.v0", `{"name":"april"}`); err == nil {
		t.Error("an older version that is not canonical was read")
	}
}
