package main

// A half is one half-year of payments in roubles and what they add up to, in
// kopecks: what is tagged as informatisation, and other spending on health beside it.
type half struct {
	year, number  int
	tagged, other int64
}

// halves are the sample's frame. 2018H1 is the ministry's figure, about Br 8
// million; the others are made up so that every full year is more than the last.
var halves = []half{
	{2016, 2, 541_290_637, 318_455_102},
	{2017, 1, 597_318_446, 352_871_290},
	{2017, 2, 871_904_215, 497_233_654},
	{2018, 1, 800_000_000, 431_096_875},
	{2018, 2, 1_128_643_972, 588_720_419},
	{2019, 1, 976_250_318, 522_648_003},
	{2019, 2, 1_352_117_764, 701_335_286},
	{2020, 1, 1_211_873_095, 883_902_517},
	{2020, 2, 1_594_460_831, 991_274_630},
	{2021, 1, 1_418_706_529, 962_518_844},
	{2021, 2, 1_809_335_942, 1_083_167_071},
}

// A cell is what one source pays for one component on one line every half-year.
type cell struct {
	source    string
	line      string // without the year
	component string
	programme string // whose measure it is
	region    string // "" when every payment says its own
	tagged    bool   // informatisation
	weight    int64  // its share of the half-year, in parts of all weights
}

const (
	digital = "digital-economy"
	health  = "health-security"
)

// cells are the budget: who pays, for what, as a measure of which programme. Local
// budgets pay for measures of the programmes too, so that "by source" and "by
// programme" cut the same money in two ways.
var cells = []cell{
	{digital, "e-prescription", "e-prescription", digital, "", true, 1240},
	{digital, "training", "training", digital, "", true, 180},
	{health, "networks", "networks", health, "", true, 420},
	{health, "secure-channels", "secure-channels", health, "", true, 560},
	{health, "workplaces", "workplaces", health, "", true, 880},
	{health, "teleconsultation", "teleconsultation", health, "grodno", true, 160},
	{health, "mother-and-child", "mother-and-child", health, "", false, 900},

	{"local-minsk-city", "e-prescription", "e-prescription", digital, "minsk-city", true, 210},
	{"local-minsk-city", "networks", "networks", health, "minsk-city", true, 310},
	{"local-minsk-city", "secure-channels", "secure-channels", health, "minsk-city", true, 150},
	{"local-minsk-city", "workplaces", "workplaces", health, "minsk-city", true, 430},
	{"local-minsk-city", "training", "training", digital, "minsk-city", true, 60},
	{"local-minsk-city", "equipment", "workplaces", health, "minsk-city", true, 90},
	{"local-minsk-city", "equipment", "medical-equipment", health, "minsk-city", false, 640},
	{"local-minsk-city", "repairs", "repairs", health, "minsk-city", false, 310},

	{"local-minsk-region", "e-prescription", "e-prescription", digital, "minsk-region", true, 140},
	{"local-minsk-region", "networks", "networks", health, "minsk-region", true, 300},
	{"local-minsk-region", "secure-channels", "secure-channels", health, "minsk-region", true, 110},
	{"local-minsk-region", "workplaces", "workplaces", health, "minsk-region", true, 380},
	{"local-minsk-region", "training", "training", digital, "minsk-region", true, 40},
	{"local-minsk-region", "equipment", "medical-equipment", health, "minsk-region", false, 480},
	{"local-minsk-region", "repairs", "repairs", health, "minsk-region", false, 260},

	{"local-grodno", "e-prescription", "e-prescription", digital, "grodno", true, 110},
	{"local-grodno", "networks", "networks", health, "grodno", true, 170},
	{"local-grodno", "workplaces", "workplaces", health, "grodno", true, 200},
	{"local-grodno", "teleconsultation", "teleconsultation", health, "grodno", true, 190},
	{"local-grodno", "training", "training", digital, "grodno", true, 30},
	{"local-grodno", "equipment", "workplaces", health, "grodno", true, 60},
	{"local-grodno", "equipment", "medical-equipment", health, "grodno", false, 350},

	{"local-vitebsk", "e-prescription", "e-prescription", digital, "vitebsk", true, 90},
	{"local-vitebsk", "networks", "networks", health, "vitebsk", true, 180},
	{"local-vitebsk", "workplaces", "workplaces", health, "vitebsk", true, 290},
	{"local-vitebsk", "training", "training", digital, "vitebsk", true, 25},
	{"local-vitebsk", "repairs", "repairs", health, "vitebsk", false, 220},

	{"local-gomel", "e-prescription", "e-prescription", digital, "gomel", true, 120},
	{"local-gomel", "networks", "networks", health, "gomel", true, 220},
	{"local-gomel", "secure-channels", "secure-channels", health, "gomel", true, 60},
	{"local-gomel", "workplaces", "workplaces", health, "gomel", true, 260},
	{"local-gomel", "training", "training", digital, "gomel", true, 30},
	{"local-gomel", "equipment", "workplaces", health, "gomel", true, 50},
	{"local-gomel", "equipment", "medical-equipment", health, "gomel", false, 410},
}

// inForce is the programme that has followed the one of 2016-2020 in a year; a
// state programme is a source of that name too.
func inForce(name string, year int) string {
	if (name == digital || name == health) && year > 2020 {
		return name + "-2025"
	}
	return name
}

// A loanLine is a line of the World Bank's loan, in US dollars: what it is
// allotted, in cents, and what it pays in each year from 2017 to 2021.
type loanLine struct {
	path, title string
	allotted    int64
	from        string // its first day
	component   string // "" when every payment says its own
	region      string
	tagged      bool
	categories  []string // of its payments
	paid        [5]int64
}

// loan is made up but for its total (USD 125,000,000), the front-end fee (0.25 % of
// it, paid in 2017) and that health IT in the three pilot regions begins in 2019.
var loan = []loanLine{
	{
		"fees", "Front-end fee, 0.25 % of the loan", 31_250_000, "2017-05-19", "", "", false,
		[]string{"fees"},
		[5]int64{31_250_000},
	},
	{
		"project-management", "Project management", 418_750_000, "2017-05-19", "project-management", "", false,
		[]string{"consulting", "operating-costs"},
		[5]int64{14_218_355, 38_904_127, 52_671_940, 61_083_216, 66_440_872},
	},
	{
		"clinical/equipment", "Equipment of hospitals", 6_200_000_000, "2017-05-19", "medical-equipment", "", false,
		[]string{"goods"},
		[5]int64{0, 121_735_500, 412_060_875, 1_306_418_250, 1_044_927_600},
	},
	{
		"clinical/training", "Training of clinicians", 600_000_000, "2017-05-19", "clinical-training", "", false,
		[]string{"training"},
		[5]int64{0, 18_366_420, 41_290_065, 22_717_980, 47_835_310},
	},
	{
		"ehealth/minsk-city", "Health IT, Minsk city", 1_850_000_000, "2019-01-01", "", "minsk-city", true,
		[]string{"goods", "consulting", "training"},
		[5]int64{0, 0, 84_617_250, 266_093_415, 438_502_790},
	},
	{
		"ehealth/minsk-region", "Health IT, Minsk region", 1_950_000_000, "2019-01-01", "", "minsk-region", true,
		[]string{"goods", "consulting", "training"},
		[5]int64{0, 0, 71_208_930, 238_775_160, 402_316_845},
	},
	{
		"ehealth/grodno", "Health IT, Grodno region", 1_450_000_000, "2019-01-01", "", "grodno", true,
		[]string{"goods", "consulting", "training"},
		[5]int64{0, 0, 58_430_375, 187_264_520, 311_947_085},
	},
}
