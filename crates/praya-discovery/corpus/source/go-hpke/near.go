package envelope

import "fmt"

// A sender of the project's own, with the names of the library.
type mailer struct{}

func (mailer) NewSender(to string) string    { return "MLKEM768X25519 " + to }
func (mailer) NewRecipient(to string) string { return "AES256GCM " + to }
func (mailer) Seal(letter string) string     { return letter }

func post() {
	var hpke mailer
	fmt.Println(hpke.NewSender("a"), hpke.NewRecipient("b"), hpke.Seal("c"))
}
