package ledger

// A Likeness is a payee of a document beside one that is known: probably the same,
// or easily taken for it. It is something to look at, never a reason to refuse.
type Likeness struct {
	Why          LikenessKind
	Name, Number string   // of the document
	Known        PayeeKey // the other one's name and number, as far as it has them
}

// LikenessKind is in which way two payees are alike.
type LikenessKind string

// The kinds of likeness.
const (
	SpelledOtherwise LikenessKind = "spelling"     // the same name in another spelling
	NumberHasName    LikenessKind = "number"       // the same number, another name
	NameHasNumber    LikenessKind = "name"         // the same name, another number
	WrongCheckDigits LikenessKind = "check-digits" // the number cannot be right
)

// KnownPayees are the names and numbers that documents had so far. They tell
// whether a payee of a new document is known under another spelling or number: Add
// what is known, then Check what comes. What the register says is never told.
type KnownPayees struct {
	register *Payees
	pairs    map[PayeeKey]struct{} // that documents had together
	names    map[string]string     // → a number that came with it, "" for none
	numbers  map[string]string     // → a name that came with it, "" for none
	folds    map[string]PayeeKey   // FoldPayee of a name → the name and its number
	folder   payeeFolder
	fold     []byte
}

// NewKnownPayees returns a list that holds what the register says, with room for so
// many names.
func NewKnownPayees(register *Payees, room int) *KnownPayees {
	k := &KnownPayees{
		register: register,
		pairs:    make(map[PayeeKey]struct{}, room),
		names:    make(map[string]string, room),
		numbers:  make(map[string]string, room),
		folds:    make(map[string]PayeeKey, room),
	}
	for _, name := range register.Names() {
		if found, ok := register.Find(PayeeKey{Name: name}); ok {
			k.folds[FoldPayee(name)] = PayeeKey{found.Name, found.Key.Number}
		}
	}
	return k
}

// Knows tells whether a document had this name and number together.
func (k *KnownPayees) Knows(name, number string) bool {
	_, ok := k.pairs[PayeeKey{name, number}]
	return ok
}

// Add remembers that a document has this name and number together. It keeps the
// texts.
func (k *KnownPayees) Add(name, number string) {
	key := TaxNumberKey(number)
	k.pairs[PayeeKey{name, number}] = struct{}{}
	if key != "" && k.numbers[key] == "" {
		k.numbers[key] = name
	}
	if name == "" {
		return
	}
	before, known := k.names[name]
	if before == "" {
		k.names[name] = key
	}
	if known && before == "" && key == "" {
		return
	}
	k.fold = k.folder.fold(k.fold[:0], name)
	if other, ok := k.folds[string(k.fold)]; !ok || other.Name == name && other.Number == "" {
		k.folds[string(k.fold)] = PayeeKey{name, key}
	}
}

// Check compares a name and number that come together for the first time with what
// is known.
func (k *KnownPayees) Check(name, number string) []Likeness {
	var list []Likeness
	tell := func(why LikenessKind, known PayeeKey) {
		list = append(list, Likeness{why, name, number, known})
	}
	key := TaxNumberKey(number)
	byNumber, registered := k.register.Find(PayeeKey{Number: key})
	byName, merged := k.register.Find(PayeeKey{Name: name})
	if _, known := k.numbers[key]; !known && !registered && CheckTaxNumber(key) == TaxNumberWrong {
		tell(WrongCheckDigits, PayeeKey{})
	}
	switch {
	case name == "":
	case registered && merged && byNumber.Key == byName.Key:
	case registered:
		k.number(name, PayeeKey{byNumber.Name, byNumber.Key.Number}, tell)
	case merged:
		if key != "" && k.register.HasNumber(byName.Key) {
			tell(NameHasNumber, PayeeKey{byName.Name, byName.Key.Number})
		}
	default:
		k.documents(name, key, tell)
	}
	return list
}

// documents compares a payee that the register does not know.
func (k *KnownPayees) documents(name, key string, tell func(LikenessKind, PayeeKey)) {
	if other := k.numbers[key]; key != "" && other != "" && other != name {
		k.number(name, PayeeKey{other, key}, tell)
		return
	}
	before, known := k.names[name]
	if known {
		if key != "" && before != "" && before != key {
			tell(NameHasNumber, PayeeKey{name, before})
		}
		return
	}
	k.fold = k.folder.fold(k.fold[:0], name)
	other, ok := k.folds[string(k.fold)]
	switch {
	case !ok || len(k.fold) == 0:
	case key != "" && other.Number != "" && key != other.Number:
		tell(NameHasNumber, other)
	default:
		tell(SpelledOtherwise, other)
	}
}

// AlikePayees are conditions that tell which names and numbers of documents Check
// looks at for a name and number. Who adds the pairs alone that have one of these is
// told the same as who adds all.
func AlikePayees(name, number string) (likeName, likeNumber func(string) bool) {
	key, fold := TaxNumberKey(number), FoldPayee(name)
	var folder payeeFolder
	var other []byte
	likeName = func(known string) bool {
		other = folder.fold(other[:0], known)
		return string(other) == fold
	}
	likeNumber = func(known string) bool { return key != "" && TaxNumberKey(known) == key }
	return likeName, likeNumber
}

// number tells of a number that is known with another name.
func (k *KnownPayees) number(name string, known PayeeKey, tell func(LikenessKind, PayeeKey)) {
	if FoldPayee(name) == FoldPayee(known.Name) {
		tell(SpelledOtherwise, known)
		return
	}
	tell(NumberHasName, known)
}
