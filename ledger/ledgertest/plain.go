package ledgertest

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/audit/plain"
)

// data is a stored event as the second reader has it.
type data struct{ plain.Event }

func parse(text string) (*data, error) {
	e, err := plain.Parse(text)
	if err != nil {
		return nil, err
	}
	return &data{*e}, nil
}

// Decode reads a stored event with encoding/json: what ledger.Decode accepts, it
// has to read as the same event. It accepts more.
func Decode(typ, text string) (e ledger.Event, err error) {
	d, err := parse(text)
	if err != nil {
		return nil, err
	}
	defer func() {
		if bad, ok := recover().(malformed); ok {
			e, err = nil, bad.error
		}
	}()
	return d.event(typ), nil
}

// waiting is the event inside one about approval.
func (d *data) waiting() ledger.Event {
	if d.Event.Event == nil {
		panic(malformed{fmt.Errorf("no event inside")})
	}
	return (&data{*d.Event.Event}).event(d.Type)
}

func (d *data) acts() (acts []ledger.ActKind) {
	for _, x := range d.Acts {
		acts = append(acts, ledger.ActKind(x.Kind))
	}
	return acts
}

func instant(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	at, err := time.Parse("2006-01-02T15:04:05.000Z", text)
	if err != nil {
		panic(malformed{err})
	}
	return at
}

// malformed is thrown by the converters below, so that event reads as a table.
type malformed struct{ error }

func (d *data) event(typ string) ledger.Event {
	amount := money(d.Amount, d.Currency)
	switch typ {
	case "ledger-created.v1":
		return &ledger.LedgerCreated{
			ID: id(d.ID), Name: d.Name, Title: d.Title, Currency: ledger.Currency(d.Currency), Zone: d.Zone, Rules: d.Rules,
		}
	case "dimension-registered.v1":
		return &ledger.DimensionRegistered{Name: d.Name, Title: d.Title}
	case "calendar-defined.v1":
		return &ledger.CalendarDefined{Name: d.Name, FirstMonth: d.First}
	case "source-registered.v1", "source-registered.v2", "source-registered.v3", "source-registered.v4":
		return &ledger.SourceRegistered{
			Kind: d.Kind, Title: d.Title, Funder: d.Funder, Currency: ledger.Currency(d.Currency), Calendar: d.Calendar,
			Signed: date(d.Signed), Opens: date(d.Opens), Closes: date(d.Closes), Deadline: date(d.Deadline), Lapses: d.Lapses, Refunds: d.RefundsTo,
			Effective: date(d.Effective), RetroactiveFrom: date(d.RetroactiveFrom), RetroactiveCap: money(d.RetroactiveCap, d.RetroactiveCurrency),
		}
	case "source-amended.v1", "source-amended.v2", "source-amended.v3", "source-amended.v4":
		e := &ledger.SourceAmended{
			Title: d.Title, Funder: d.Funder, Calendar: d.Calendar,
			Signed: date(d.Signed), Opens: date(d.Opens), Closes: date(d.Closes), Deadline: date(d.Deadline),
			Act: d.Act, Reason: d.Reason, Digest: digest(d.Digest), Lapses: d.Lapses, Refunds: d.RefundsTo,
			Effective: date(d.Effective), RetroactiveFrom: date(d.RetroactiveFrom), RetroactiveCap: money(d.RetroactiveCap, d.RetroactiveCurrency),
		}
		if d.Key != "" {
			e.Key = id(d.Key)
		}
		return e
	case "source-redenominated.v1":
		return &ledger.SourceRedenominated{
			Key: id(d.Key), Digest: digest(d.Digest), Currency: ledger.Currency(d.Currency), From: date(d.FromDate), Act: d.Act, Reason: d.Reason,
		}
	case "source-suspended.v1":
		e := &ledger.SourceSuspended{
			Key: id(d.Key), Digest: digest(d.Digest), From: date(d.FromDate), Until: date(d.TransitionUntil), Act: d.Act, Reason: d.Reason,
		}
		for _, x := range d.Except {
			e.Except = append(e.Except, x.Line)
		}
		return e
	case "source-resumed.v1":
		return &ledger.SourceResumed{
			Key: id(d.Key), Digest: digest(d.Digest), Suspended: ledger.Revision(d.Suspended), From: date(d.FromDate), Act: d.Act, Reason: d.Reason,
		}
	case "approval-required.v1":
		e := &ledger.ApprovalRequired{Source: d.Source, Transfers: d.Transfers, Reopens: d.Reopens, Reason: d.Reason}
		for _, limit := range d.Limits {
			e.Limits = append(e.Limits, money(limit.Above, limit.Currency))
		}
		return e
	case "entry-proposed.v1":
		return &ledger.EntryProposed{Required: ledger.Revision(d.Required), Limit: money(d.Limit, d.LimitCurrency), Event: d.waiting()}
	case "entry-approved.v1":
		return &ledger.EntryApproved{Entry: ledger.Revision(d.Entry), Event: d.waiting()}
	case "entry-rejected.v1":
		return &ledger.EntryRejected{Entry: ledger.Revision(d.Entry), Reason: d.Reason, Event: d.waiting()}
	case "source-closed.v1":
		return &ledger.SourceClosed{Key: id(d.Key), Digest: digest(d.Digest), On: date(d.Date), Act: d.Act, Reason: d.Reason}
	case "line-opened.v1":
		return &ledger.LineOpened{
			Line: d.Line, Title: d.Title, FirstDay: date(d.FirstDay), LastDay: date(d.LastDay), Dimensions: d.dimensions(),
		}
	case "allocation-approved.v1":
		e := &ledger.AllocationApproved{
			Key: id(d.Key), Digest: digest(d.Digest), Line: d.Line, Date: date(d.Date), Amount: amount, Act: d.Act,
		}
		e.Phasing = d.phasing()
		return e
	case "allocation-revised.v1":
		return &ledger.AllocationRevised{
			Key: id(d.Key), Digest: digest(d.Digest), Line: d.Line, Date: date(d.Date), Amount: amount,
			Final: money(d.Final, d.Currency).Minor, Act: d.Act, Reason: d.Reason, Phasing: d.phasing(),
		}
	case "allocation-carried.v1":
		e := &ledger.AllocationCarried{
			Key: id(d.Key), Digest: digest(d.Digest), From: d.FromLine, To: d.ToLine, FromDate: date(d.FromDate), Date: date(d.Date),
			Amount: amount, Act: d.Act, Reason: d.Reason, Phasing: d.phasing(),
		}
		for _, o := range d.Obligations {
			stage, err := ledger.ParseStage(o.Stage)
			must(err)
			e.Obligations = append(e.Obligations, ledger.CarriedObligation{
				Entry: ledger.Revision(o.Entry), Stage: stage, Minor: money(o.Amount, d.Currency).Minor, Terms: ledger.Terms{
					Number: o.Number, Date: date(o.Date), Due: date(o.Due), Payee: o.Payee, PayeeID: o.PayeeID,
					Dimensions: sorted(o.Dimensions),
				},
			})
		}
		return e
	case "allocation-lapsed.v1":
		return &ledger.AllocationLapsed{Line: d.Line, Date: date(d.Date), Amount: amount, Period: d.Period, Act: d.Act, Reason: d.Reason}
	case "allocation-transferred.v1":
		return &ledger.AllocationTransferred{
			Key: id(d.Key), Digest: digest(d.Digest), From: d.FromLine, To: d.ToLine, Date: date(d.Date), Amount: amount,
			Act: d.Act, Reason: d.Reason, FromPhasing: d.phases(d.FromPhasing), ToPhasing: d.phases(d.ToPhasing),
		}
	case "commitment-made.v1":
		return &ledger.CommitmentMade{
			Key: id(d.Key), Digest: digest(d.Digest), Description: d.Description, Amount: amount, Parts: d.parts(), Terms: d.terms(),
		}
	case "commitment-changed.v1":
		return &ledger.CommitmentChanged{
			Commitment: ledger.Revision(d.Commitment), Key: id(d.Key), Digest: digest(d.Digest), Effective: date(d.Effective),
			Act: d.Act, Reason: d.Reason, Amount: amount, Parts: d.parts(), Terms: d.terms(),
		}
	case "commitment-released.v1", "liability-released.v1":
		stage, err := ledger.ParseStage(d.Stage)
		must(err)
		return &ledger.ObligationReleased{
			Entry: ledger.Revision(d.Entry), Stage: stage, Key: id(d.Key), Digest: digest(d.Digest), Effective: date(d.Effective),
			Act: d.Act, Reason: d.Reason, Amount: amount, Parts: d.parts(), Terms: d.terms(),
		}
	case "liability-accepted.v1":
		return &ledger.LiabilityAccepted{
			Key: id(d.Key), Digest: digest(d.Digest), Line: d.Line, Amount: amount, InvoiceDate: date(d.InvoiceDate),
			InvoiceTotal: money(d.InvoiceTotal, d.InvoiceCurrency), Contract: d.Contract, Description: d.Description,
			Succeeds: ref(d.Succeeds), Liquidates: d.liquidates(), Terms: d.terms(),
		}
	case "liability-reversed.v1":
		return &ledger.LiabilityReversed{
			Liability: ledger.Revision(d.Liability), Key: id(d.Key), Digest: digest(d.Digest), Order: digest(d.Order), Line: d.Line,
			Effective: date(d.Effective), Amount: amount, Reason: d.Reason, Act: d.Act, Liquidates: d.liquidates(), Terms: d.terms(),
		}
	case "expenditure-recorded.v1", "expenditure-late.v1", "expenditure-liquidating.v1":
		return &ledger.ExpenditureRecorded{
			Key: id(d.Key), Digest: digest(d.Digest), Line: d.Line, Date: date(d.ValueDate), Amount: amount,
			Payment: d.payment(), Succeeds: ref(d.Succeeds), Original: money(d.OriginalAmount, d.OriginalCurrency),
			Functional: money(d.FunctionalAmount, d.FunctionalCurrency), Rate: d.Rate,
			Liquidates: d.liquidates(), Dimensions: d.dimensions(), AppliesTo: date(d.AppliesTo),
		}
	case "period-held.v1":
		return &ledger.PeriodHeld{PeriodAct: d.periodAct()}
	case "period-closed.v1":
		return &ledger.PeriodClosed{PeriodAct: d.periodAct()}
	case "period-reopened.v1":
		return &ledger.PeriodReopened{PeriodAct: d.periodAct()}
	case "expenditure-reversed.v1", "expenditure-replaced.v1", "expenditure-reopening.v1", "expenditure-partly-reversed.v1":
		e := &ledger.ExpenditureReversed{
			Reverses: ledger.Revision(d.Reverses), Key: id(d.Key), Digest: digest(d.Digest), Order: digest(d.Order), Line: d.Line,
			Date: date(d.ValueDate), AppliesTo: date(d.AppliesTo), Amount: amount, Whole: d.Whole, Reason: d.Reason, Act: d.Act,
			Payment: d.payment(), Original: money(d.OriginalAmount, d.OriginalCurrency),
			Functional: money(d.FunctionalAmount, d.FunctionalCurrency), Rate: d.Rate,
			Liquidates: d.liquidates(), Dimensions: d.dimensions(),
		}
		if typ == "expenditure-replaced.v1" || d.Replacement != "" {
			e.Replacement = id(d.Replacement)
		}
		if d.Corrections != "" {
			e.Rest = ledger.Rest{Key: id(d.Corrections), Previous: ledger.Revision(d.Previous), Minor: money(d.Remains, d.Currency).Minor}
		}
		return e
	case "expenditure-refunded.v1":
		e := &ledger.ExpenditureRefunded{
			Refunds: ledger.Revision(d.Refunds), Digest: digest(d.Digest), Line: d.Line, Date: date(d.ValueDate), Amount: amount,
			ToRevenue: d.ToRevenue, Reason: d.Reason, Payment: d.payment(), Dimensions: d.dimensions(),
		}
		e.Rest = ledger.Rest{Key: id(d.Corrections), Previous: ledger.Revision(d.Previous), Minor: money(d.Remains, d.Currency).Minor}
		return e
	case "expenditure-amended.v1":
		e := &ledger.ExpenditureAmended{
			Amends: ledger.Revision(d.Amends), Previous: ledger.Revision(d.Previous), Key: id(d.Key), Digest: digest(d.Digest),
			Line: d.Line, Date: date(d.ValueDate), Amount: amount, Reason: d.Reason, Act: d.Act,
			Payment: d.payment(), Dimensions: d.dimensions(),
		}
		for _, c := range d.Changes {
			e.Changes = append(e.Changes, ledger.Change{Field: c.Field, From: c.From, To: c.To})
		}
		return e
	case "account-opened.v1":
		return &ledger.AccountOpened{
			Account: d.Account, Title: d.Title, Date: date(d.Date), Balance: money(d.Balance, d.Currency), Act: d.Act,
		}
	case "receipt-recorded.v1":
		return &ledger.ReceiptRecorded{
			Key: id(d.Key), Digest: digest(d.Digest), Kind: d.Kind, Account: d.Account, Date: date(d.ValueDate), Amount: amount,
			Receipt: d.receipt(), Succeeds: ref(d.Succeeds), Dimensions: d.dimensions(), AppliesTo: date(d.AppliesTo),
		}
	case "receipt-reversed.v1":
		return &ledger.ReceiptReversed{
			Reverses: ledger.Revision(d.Reverses), Key: id(d.Key), Digest: digest(d.Digest), Order: digest(d.Order), Kind: d.Kind,
			Account: d.Account, Date: date(d.ValueDate), AppliesTo: date(d.AppliesTo), Amount: amount, Reason: d.Reason, Act: d.Act,
			Receipt: d.receipt(), Dimensions: d.dimensions(),
		}
	case "batch-opened.v1":
		return &ledger.BatchOpened{
			ID: id(d.ID), Kind: d.Kind, File: d.File, SHA256: d.SHA256, Bytes: d.Bytes, Rows: d.Rows, Totals: d.totals(),
		}
	case "batch-completed.v1":
		return &ledger.BatchCompleted{
			Rows: d.Rows, Recorded: d.Recorded, Skipped: d.Skipped, Rejected: d.Rejected, Totals: d.totals(),
		}
	case "rate-set.v1":
		return &ledger.RateSet{
			Provider: d.Provider, Currency: ledger.Currency(d.Currency), Date: date(d.Date), Value: d.Value, Scale: d.Scale,
			In: ledger.Currency(d.In), Origin: d.Origin, Reason: d.Reason,
		}
	case "split-begun.v1":
		e := &ledger.SplitBegun{Key: id(d.Key), Digest: digest(d.Digest), Total: money(d.Total, d.Currency)}
		for _, p := range d.Parts {
			if p.Event == nil {
				panic(malformed{fmt.Errorf("no event inside")})
			}
			e.Parts = append(e.Parts, ledger.SplitPart{Source: p.Source, Event: (&data{*p.Event}).event(p.Type)})
		}
		return e
	case "split-completed.v1":
		return &ledger.SplitCompleted{Begun: ledger.Revision(d.Begun)}
	case "split-undone.v1":
		return &ledger.SplitUndone{Begun: ledger.Revision(d.Begun), Reason: d.Reason}
	case "person-registered.v1":
		return &ledger.PersonRegistered{Name: d.Name, Title: d.Title}
	case "role-granted.v1":
		return &ledger.RoleGranted{Person: d.Person, Role: ledger.Role(d.Role), From: instant(d.From), Until: instant(d.Until), Reason: d.Reason}
	case "key-registered.v1":
		return &ledger.KeyRegistered{Person: d.Person, Public: d.PublicKey, Until: instant(d.Until)}
	case "key-revoked.v1":
		return &ledger.KeyRevoked{ID: d.PublicKey, Reason: d.Reason}
	case "signing-required.v1":
		return &ledger.SigningRequired{Acts: d.acts(), From: instant(d.From)}
	case "signing-waived.v1":
		return &ledger.SigningWaived{Acts: d.acts(), Reason: d.Reason}
	case "payee-registered.v1":
		return &ledger.PayeeRegistered{Number: d.Number, Name: d.Name, Country: d.Country, Note: d.Note}
	case "payee-merged.v1":
		e := &ledger.PayeeMerged{
			Into: ledger.PayeeKey{Name: d.IntoName, Number: d.IntoNumber}, Reason: d.Reason, DifferentNumbers: d.DifferentNumbers,
		}
		for _, k := range d.Payees {
			e.From = append(e.From, ledger.PayeeKey(k))
		}
		return e
	case "report-issued.v1":
		e := &ledger.ReportIssued{
			Reference: d.Reference, Recipient: d.Recipient, Signatory: d.Signatory, Report: d.Report, Fingerprint: d.Fingerprint,
			First: date(d.FirstDay), Last: date(d.LastDay), SHA256: d.SHA256,
		}
		for _, x := range d.Sources {
			e.Sources = append(e.Sources, x.Source)
		}
		return e
	case "evidence-attached.v1":
		return &ledger.EvidenceAttached{
			Key: id(d.Key), Entry: ledger.Revision(d.Entry), Number: d.FileNumber,
			File: ledger.File{SHA256: d.SHA256, Size: d.Size, Name: d.Name, Archive: d.Archive},
		}
	case "payee-split.v1":
		return &ledger.PayeeSplit{Payee: ledger.PayeeKey{Name: d.Name, Number: d.Number}, Reason: d.Reason}
	}
	if e := d.ofResults(typ); e != nil {
		return e
	}
	panic(malformed{fmt.Errorf("unknown event type %q", typ)})
}

func (d *data) periodAct() ledger.PeriodAct {
	return ledger.PeriodAct{Period: d.Period, FirstDay: date(d.FirstDay), LastDay: date(d.LastDay), Reason: d.Reason, Act: d.Act}
}

func (d *data) payment() ledger.Payment {
	return ledger.Payment{
		Document: ledger.Document{
			System: d.DocumentSystem, Issuer: d.DocumentIssuer, Kind: d.DocumentKind, Number: d.DocumentNumber,
			Date: date(d.DocumentDate), Line: d.DocumentLine, Total: money(d.DocumentTotal, d.DocumentCurrency),
			Copy: d.DocumentCopy, Row: d.DocumentRow,
		},
		Payee: d.Payee, PayeeID: d.PayeeID, InvoiceNumber: d.InvoiceNumber, InvoiceDate: date(d.InvoiceDate),
		InvoiceTotal: money(d.InvoiceTotal, d.InvoiceCurrency), AcceptanceDate: date(d.AcceptanceDate),
		Contract: d.Contract, Purpose: d.Purpose,
	}
}

func (d *data) receipt() ledger.Receipt {
	return ledger.Receipt{Document: d.payment().Document, Payer: d.Payer, PayerID: d.PayerID, Purpose: d.Purpose}
}

func (d *data) liquidates() (list []ledger.Liquidation) {
	for _, l := range d.Liquidates {
		stage, err := ledger.ParseStage(l.Stage)
		must(err)
		list = append(list, ledger.Liquidation{
			Entry: ledger.Revision(l.Entry), Stage: stage, Minor: money(l.Amount, d.Currency).Minor, Rest: money(l.Rest, d.Currency).Minor,
			Terms: ledger.Terms{
				Number: l.Number, Date: date(l.Date), Due: date(l.Due), Payee: l.Payee, PayeeID: l.PayeeID, Dimensions: sorted(l.Dimensions),
			},
		})
	}
	return list
}

func (d *data) phasing() []ledger.Phase { return d.phases(d.Phasing) }

func (d *data) phases(phasing []plain.Phase) (list []ledger.Phase) {
	for _, p := range phasing {
		list = append(list, ledger.Phase{
			Period: p.Period, FirstDay: date(p.FirstDay), LastDay: date(p.LastDay), Minor: money(p.Amount, d.Currency).Minor,
		})
	}
	return list
}

func (d *data) terms() ledger.Terms {
	return ledger.Terms{
		Number: d.Number, Date: date(d.Date), Due: date(d.Due), Payee: d.Payee, PayeeID: d.PayeeID, Dimensions: d.dimensions(),
	}
}

func (d *data) parts() (list []ledger.Part) {
	for _, p := range d.Parts {
		list = append(list, ledger.Part{
			Line: p.Line, Minor: money(p.Amount, d.Currency).Minor, Period: p.Period, FirstDay: date(p.FirstDay), LastDay: date(p.LastDay),
		})
	}
	return list
}

func (d *data) dimensions() []ledger.Dimension { return sorted(d.Dimensions) }

func sorted(dimensions map[string]string) (list []ledger.Dimension) {
	for name, value := range dimensions {
		list = append(list, ledger.Dimension{Name: name, Value: value})
	}
	slices.SortFunc(list, func(a, b ledger.Dimension) int { return strings.Compare(a.Name, b.Name) })
	return list
}

func (d *data) totals() (list []ledger.Total) {
	for _, t := range d.Totals {
		list = append(list, ledger.Total{Rows: t.Rows, Amount: money(t.Amount, t.Currency)})
	}
	return list
}

func must(err error) {
	if err != nil {
		panic(malformed{err})
	}
}

func id(text string) uuid.UUID {
	u, err := uuid.Parse(text)
	must(err)
	return u
}

func digest(text string) (d ledger.Digest) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	must(err)
	copy(d[:], b)
	return d
}

func date(text string) ledger.Date {
	if text == "" {
		return ledger.NoDate
	}
	t, err := time.Parse(time.DateOnly, text)
	must(err)
	return ledger.DateOf(t)
}

func money(amount decimal.Decimal, currency string) ledger.Money {
	c := ledger.Currency(currency)
	minor := amount.Shift(int32(c.Digits()))
	if !minor.IsInteger() || !minor.BigInt().IsInt64() {
		panic(malformed{fmt.Errorf("amount %v of %q", amount, currency)})
	}
	return ledger.Money{Minor: minor.BigInt().Int64(), Currency: c}
}

func ref(text string) ledger.Ref {
	if text == "" {
		return ledger.Ref{}
	}
	source, number, _ := strings.Cut(text, "#")
	revision, err := strconv.ParseInt(number, 10, 64)
	must(err)
	return ledger.Ref{Source: source, Revision: ledger.Revision(revision)}
}
