package ledger

// Currency is an ISO 4217 alphabetic code, in upper case. Values come from
// ParseCurrency; the zero Currency is no currency.
//
// BYR (974) and BYN (933) are two currencies: the redenomination of 1 July 2016
// (edict of the President of Belarus No. 450 of 4 November 2015) replaced 10,000
// BYR by 1 BYN, and both circulated until 31 December 2016. Nothing here adds or
// converts them.
type Currency string

// currencyTable lists every known currency with the number of its minor-unit
// digits, five bytes an entry, so that it is readable and costs nothing to start.
//
// The first part is ISO 4217 list one (current funds). XDR, in which IDA credits
// are denominated, has no minor unit in ISO 4217; the World Bank states it to two
// decimals. Metals, bond-market units and test codes are not money here.
//
// The second part is from list three (historic): currencies that were replaced
// since 2004, so that a ledger that spans the change can keep its documents as
// they were. Their digits are those of the last list one that had them.
const currencyTable = "" +
	"AED2 AFN2 ALL2 AMD2 AOA2 ARS2 AUD2 AWG2 AZN2 BAM2 BBD2 BDT2 BHD3 BIF0 BMD2 BND2 " +
	"BOB2 BOV2 BRL2 BSD2 BTN2 BWP2 BYN2 BZD2 CAD2 CDF2 CHE2 CHF2 CHW2 CLF4 CLP0 CNY2 " +
	"COP2 COU2 CRC2 CUP2 CVE2 CZK2 DJF0 DKK2 DOP2 DZD2 EGP2 ERN2 ETB2 EUR2 FJD2 FKP2 " +
	"GBP2 GEL2 GHS2 GIP2 GMD2 GNF0 GTQ2 GYD2 HKD2 HNL2 HTG2 HUF2 IDR2 ILS2 INR2 IQD3 " +
	"IRR2 ISK0 JMD2 JOD3 JPY0 KES2 KGS2 KHR2 KMF0 KPW2 KRW0 KWD3 KYD2 KZT2 LAK2 LBP2 " +
	"LKR2 LRD2 LSL2 LYD3 MAD2 MDL2 MGA2 MKD2 MMK2 MNT2 MOP2 MRU2 MUR2 MVR2 MWK2 MXN2 " +
	"MXV2 MYR2 MZN2 NAD2 NGN2 NIO2 NOK2 NPR2 NZD2 OMR3 PAB2 PEN2 PGK2 PHP2 PKR2 PLN2 " +
	"PYG0 QAR2 RON2 RSD2 RUB2 RWF0 SAR2 SBD2 SCR2 SDG2 SEK2 SGD2 SHP2 SLE2 SOS2 SRD2 " +
	"SSP2 STN2 SVC2 SYP2 SZL2 THB2 TJS2 TMT2 TND3 TOP2 TRY2 TTD2 TWD2 TZS2 UAH2 UGX0 " +
	"USD2 USN2 UYI0 UYU2 UYW4 UZS2 VED2 VES2 VND0 VUV0 WST2 XAD2 XAF0 XCD2 XCG2 XDR2 " +
	"XOF0 XPF0 YER2 ZAR2 ZMW2 ZWG2 " +

	"ANG2 AZM2 BGN2 BYR0 CSD2 CUC2 CYP2 EEK2 GHC2 HRK2 LTL2 LVL2 MGF0 MRO2 MTL2 MZM2 " +
	"ROL2 RUR2 SDD2 SIT2 SKK2 SLL2 STD2 TMM2 TRL0 VEB2 VEF2 ZMK2 ZWD2 ZWL2 "

// currencyDigits holds digits+1 by currencyIndex, 0 for a code that is unknown.
var currencyDigits = func() (table [26 * 26 * 26]uint8) {
	for i := 0; i < len(currencyTable); i += 5 {
		table[currencyIndex(currencyTable[i:i+3])] = currencyTable[i+3] - '0' + 1
	}
	return table
}()

// currencyIndex numbers three-letter codes; anything else is -1.
func currencyIndex(code string) int {
	if len(code) != 3 {
		return -1
	}
	a, b, c := int(code[0])-'A', int(code[1])-'A', int(code[2])-'A'
	if uint(a) > 25 || uint(b) > 25 || uint(c) > 25 {
		return -1
	}
	return (a*26+b)*26 + c
}

// ParseCurrency reads a code. Lower case is accepted from people; the result is
// in upper case. What is not in the table is the refusal unknown-currency (code).
func ParseCurrency(code string) (Currency, error) {
	if Currency(code).known() {
		return Currency(code), nil
	}
	if len(code) == 3 {
		var upper [3]byte
		for i := range upper {
			upper[i] = code[i]
			if 'a' <= code[i] && code[i] <= 'z' {
				upper[i] -= 'a' - 'A'
			}
		}
		if c := Currency(upper[:]); c.known() {
			return c, nil
		}
	}
	return "", Refuse("unknown-currency", "code", excerpt(code))
}

// Digits is the number of decimals of the currency's minor unit: 2 for BYN, 0 for
// BYR and JPY, 3 for KWD. It is 0 for a code that ParseCurrency refuses, so that
// such an amount shows as its bare count of minor units and no scale is made up.
func (c Currency) Digits() int {
	if i := currencyIndex(string(c)); i >= 0 && currencyDigits[i] > 0 {
		return int(currencyDigits[i]) - 1
	}
	return 0
}

func (c Currency) known() bool {
	i := currencyIndex(string(c))
	return i >= 0 && currencyDigits[i] > 0
}
