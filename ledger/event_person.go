package ledger

import "time"

// PersonRegistered names somebody who acts on the ledger. Acts that are signed with a key
// of the person bear this name. A later one with the same name takes the place of an
// earlier one.
type PersonRegistered struct {
	Name  string
	Title string // office or position
}

func (e *PersonRegistered) fields(c *coder) {
	c.text("name", &e.Name)
	c.option("title", &e.Title)
}

// RoleGranted gives a person a role from one moment to another. A later one for the same
// role takes the place of an earlier one.
type RoleGranted struct {
	Person string
	Role   Role
	From   time.Time // UTC
	Until  time.Time // the first moment without it; zero for no end
	Reason string
}

func (e *RoleGranted) fields(c *coder) {
	c.text("person", &e.Person)
	c.text("role", (*string)(&e.Role))
	c.instant("from", &e.From)
	c.optInstant("until", &e.Until)
	c.option("reason", &e.Reason)
}

// KeyRegistered makes a public key a person's. It holds from when it is recorded until it
// expires or is revoked.
type KeyRegistered struct {
	Person string
	Public string    // Ed25519, as note.NewVerifier reads it: name+hash+base64
	Until  time.Time // the first moment at which it has expired; zero for never
}

func (e *KeyRegistered) fields(c *coder) {
	c.text("person", &e.Person)
	c.text("public_key", &e.Public)
	c.optInstant("until", &e.Until)
}

// KeyRevoked says that nothing signed with a key from then on is the person's.
type KeyRevoked struct {
	ID     string // name+hash
	Reason string
}

func (e *KeyRevoked) fields(c *coder) {
	c.text("public_key", &e.ID)
	c.text("reason", &e.Reason)
}

// SigningRequired lets kinds of acts be recorded only with a signature, from a moment on.
type SigningRequired struct {
	Acts []ActKind
	From time.Time // UTC
}

func (e *SigningRequired) fields(c *coder) {
	c.acts(&e.Acts)
	c.instant("from", &e.From)
}

// SigningWaived takes a requirement back.
type SigningWaived struct {
	Acts   []ActKind
	Reason string
}

func (e *SigningWaived) fields(c *coder) {
	c.acts(&e.Acts)
	c.text("reason", &e.Reason)
}

func (c *coder) acts(list *[]ActKind) {
	array(c, "acts", list, func(k *ActKind) { c.text("kind", (*string)(k)) })
}
