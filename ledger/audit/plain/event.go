package plain

import "github.com/shopspring/decimal"

// An Event has every field of every stored event, as it is stored: days and codes are text.
// What an event leaves out is zero.
type Event struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Title    string `json:"title"`
	Zone     string `json:"zone"`
	Rules    string `json:"rules"`
	First    int64  `json:"first_month"`
	Kind     string `json:"kind"`
	Funder   string `json:"funder"`
	Calendar string `json:"calendar"`
	Signed   string `json:"signed"`
	Opens    string `json:"opens"`
	Closes   string `json:"closes"`
	Deadline string `json:"deadline"`
	Act      string `json:"act"`
	Reason   string `json:"reason"`
	FirstDay string `json:"first_day"`
	LastDay  string `json:"last_day"`

	Lapses      string       `json:"lapses"`
	RefundsTo   string       `json:"refunds_to"`
	Refunds     int64        `json:"refunds"`
	ToRevenue   bool         `json:"to_revenue"`
	FromDate    string       `json:"from_date"`
	Obligations []Obligation `json:"obligations"`

	RetroactiveFrom     string          `json:"retroactive_from"`
	RetroactiveCap      decimal.Decimal `json:"retroactive_cap"`
	RetroactiveCurrency string          `json:"retroactive_currency"`

	TransitionUntil string `json:"transition_until"`
	Suspended       int64  `json:"suspended"`
	Except          []struct {
		Line string `json:"line"`
	} `json:"except"`

	// Of what waits for approval.
	Required      int64           `json:"required"`
	Limit         decimal.Decimal `json:"limit"`
	LimitCurrency string          `json:"limit_currency"`
	Type          string          `json:"type"`
	Event         *Event          `json:"event"`
	Source        string          `json:"source"`
	Limits        []struct {
		Above    decimal.Decimal `json:"above"`
		Currency string          `json:"currency"`
	} `json:"limits"`
	Transfers bool `json:"transfers"`
	Reopens   bool `json:"reopens"`

	FromLine    string  `json:"from_line"`
	ToLine      string  `json:"to_line"`
	FromPhasing []Phase `json:"from_phasing"`
	ToPhasing   []Phase `json:"to_phasing"`

	Key       string          `json:"key"`
	Digest    string          `json:"digest"`
	Order     string          `json:"order"`
	Line      string          `json:"line"`
	Date      string          `json:"date"`
	ValueDate string          `json:"value_date"`
	AppliesTo string          `json:"applies_to"`
	Period    string          `json:"period"`
	Amount    decimal.Decimal `json:"amount"`
	Final     decimal.Decimal `json:"final"`
	Currency  string          `json:"currency"`
	Reverses  int64           `json:"reverses"`
	Whole     bool            `json:"whole"`
	Succeeds  string          `json:"succeeds"`

	Replacement string `json:"replacement"`
	Amends      int64  `json:"amends"`
	Previous    int64  `json:"previous"`

	Corrections string          `json:"corrections"`
	Remains     decimal.Decimal `json:"remains"`

	Changes []Change `json:"changes"`

	DocumentSystem   string          `json:"document_system"`
	DocumentIssuer   string          `json:"document_issuer"`
	DocumentKind     string          `json:"document_kind"`
	DocumentNumber   string          `json:"document_number"`
	DocumentDate     string          `json:"document_date"`
	DocumentLine     int64           `json:"document_line"`
	DocumentTotal    decimal.Decimal `json:"document_total"`
	DocumentCurrency string          `json:"document_currency"`
	DocumentCopy     int64           `json:"document_copy"`
	DocumentRow      string          `json:"document_row"`

	Payee           string          `json:"payee"`
	PayeeID         string          `json:"payee_id"`
	InvoiceNumber   string          `json:"invoice_number"`
	InvoiceDate     string          `json:"invoice_date"`
	InvoiceTotal    decimal.Decimal `json:"invoice_total"`
	InvoiceCurrency string          `json:"invoice_currency"`
	AcceptanceDate  string          `json:"acceptance_date"`
	Contract        string          `json:"contract"`
	Purpose         string          `json:"purpose"`

	Account string          `json:"account"`
	Balance decimal.Decimal `json:"balance"`
	Payer   string          `json:"payer"`
	PayerID string          `json:"payer_id"`

	OriginalAmount     decimal.Decimal   `json:"original_amount"`
	OriginalCurrency   string            `json:"original_currency"`
	FunctionalAmount   decimal.Decimal   `json:"functional_amount"`
	FunctionalCurrency string            `json:"functional_currency"`
	Rate               string            `json:"rate"`
	Liquidates         []Liquidation     `json:"liquidates"`
	Phasing            []Phase           `json:"phasing"`
	Dimensions         map[string]string `json:"dimensions"`

	Commitment  int64  `json:"commitment"`
	Liability   int64  `json:"liability"`
	Entry       int64  `json:"entry"`
	Stage       string `json:"stage"`
	Effective   string `json:"effective"`
	Due         string `json:"due"`
	Description string `json:"description"`
	Parts       []Part `json:"parts"`

	File     string  `json:"file"`
	SHA256   string  `json:"sha256"`
	Bytes    int64   `json:"bytes"`
	Rows     int64   `json:"rows"`
	Recorded int64   `json:"recorded"`
	Skipped  int64   `json:"skipped"`
	Rejected int64   `json:"rejected"`
	Totals   []Total `json:"totals"`

	Person    string `json:"person"`
	Role      string `json:"role"`
	PublicKey string `json:"public_key"`
	From      string `json:"from"`
	Until     string `json:"until"`
	Acts      []Act  `json:"acts"`

	Total decimal.Decimal `json:"total"`
	Begun int64           `json:"begun"`

	FileNumber int64  `json:"file_number"`
	Size       int64  `json:"size"`
	Archive    string `json:"archive"`

	Reference   string `json:"reference"`
	Recipient   string `json:"recipient"`
	Signatory   string `json:"signatory"`
	Report      string `json:"report"`
	Fingerprint string `json:"fingerprint"`
	Sources     []struct {
		Source string `json:"source"`
	} `json:"sources"`

	Provider string `json:"provider"`
	Value    string `json:"value"`
	Scale    int64  `json:"scale"`
	In       string `json:"in"`
	Origin   string `json:"origin"`

	Number           string  `json:"number"`
	Country          string  `json:"country"`
	Note             string  `json:"note"`
	Payees           []Payee `json:"payees"`
	IntoName         string  `json:"into_name"`
	IntoNumber       string  `json:"into_number"`
	DifferentNumbers bool    `json:"different_numbers"`

	Unit      string      `json:"unit"`
	Measure   string      `json:"measure"`
	Direction string      `json:"direction"`
	By        []Dimension `json:"by"`
	Spend     []Dimension `json:"spend"`
	Indicator string      `json:"indicator"`
	What      string      `json:"what"`
	Document  string      `json:"document"`
	Corrects  int64       `json:"corrects"`
}

type Change struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

type Liquidation struct {
	Entry      int64             `json:"entry"`
	Stage      string            `json:"stage"`
	Amount     decimal.Decimal   `json:"amount"`
	Rest       decimal.Decimal   `json:"rest"`
	Number     string            `json:"number"`
	Date       string            `json:"date"`
	Due        string            `json:"due"`
	Payee      string            `json:"payee"`
	PayeeID    string            `json:"payee_id"`
	Dimensions map[string]string `json:"dimensions"`
}

type Part struct {
	Line     string          `json:"line"`
	Amount   decimal.Decimal `json:"amount"`
	Period   string          `json:"period"`
	FirstDay string          `json:"first_day"`
	LastDay  string          `json:"last_day"`

	Source string `json:"source"` // of a document that several sources pay
	Type   string `json:"type"`
	Event  *Event `json:"event"`
}

// An Obligation goes over into the next year.
type Obligation struct {
	Entry      int64             `json:"entry"`
	Stage      string            `json:"stage"`
	Amount     decimal.Decimal   `json:"amount"`
	Number     string            `json:"number"`
	Date       string            `json:"date"`
	Due        string            `json:"due"`
	Payee      string            `json:"payee"`
	PayeeID    string            `json:"payee_id"`
	Dimensions map[string]string `json:"dimensions"`
}

type Phase struct {
	Period   string          `json:"period"`
	FirstDay string          `json:"first_day"`
	LastDay  string          `json:"last_day"`
	Amount   decimal.Decimal `json:"amount"`
}

type Dimension struct {
	Dimension string `json:"dimension"`
	Value     string `json:"value"`
}

type Payee struct {
	Name   string `json:"name"`
	Number string `json:"number"`
}

type Total struct {
	Rows     int64           `json:"rows"`
	Amount   decimal.Decimal `json:"amount"`
	Currency string          `json:"currency"`
}

// Parse reads the payload of an event.
func Parse(text string) (*Event, error) {
	e := new(Event)
	if err := strictly([]byte(text), e); err != nil {
		return nil, err
	}
	return e, nil
}

// An Act is a kind of acts that have to be signed.
type Act struct {
	Kind string `json:"kind"`
}
