package main

import "time"

func iso(d time.Time) string { return d.Format(time.DateOnly) }

// english are the titles of lines and the names of budgets.
var english = map[string]string{
	"e-prescription":   "Electronic prescriptions",
	"networks":         "Engineering networks with broadband",
	"secure-channels":  "Protected channels",
	"workplaces":       "Workplaces: computers and equipment",
	"teleconsultation": "Teleconsultation",
	"training":         "Training of staff",
	"equipment":        "Equipment, medical and other",
	"repairs":          "Repairs",
	"mother-and-child": "Mother and child",

	"minsk-city":   "Minsk city",
	"minsk-region": "Minsk region",
	"grodno":       "Grodno region",
	"vitebsk":      "Vitebsk region",
	"gomel":        "Gomel region",
}

// russian are the words that the office program uses for lines and components.
var russian = map[string]string{
	"e-prescription":    "Электронный рецепт",
	"networks":          "Инженерные сети",
	"secure-channels":   "Защищённые каналы",
	"workplaces":        "Рабочие места",
	"teleconsultation":  "Телеконсультирование",
	"training":          "Обучение кадров",
	"equipment":         "Оборудование",
	"medical-equipment": "Медицинская техника",
	"repairs":           "Ремонт",
}

// budgets are the local budgets' names there.
var budgets = map[string]string{
	"local-minsk-city":   "Бюджет г. Минска",
	"local-minsk-region": "Бюджет Минской области",
	"local-grodno":       "Бюджет Гродненской области",
	"local-vitebsk":      "Бюджет Витебской области",
	"local-gomel":        "Бюджет Гомельской области",
}

// purposes of payment, by component.
var purposes = map[string]struct{ english, russian string }{
	"e-prescription":    {"Electronic prescription system", "Система электронных рецептов"},
	"networks":          {"Engineering network with broadband access", "Инженерная сеть с широкополосным доступом"},
	"secure-channels":   {"Protected data channels", "Защищённые каналы передачи данных"},
	"workplaces":        {"Computers for automated workplaces", "Компьютеры для автоматизированных рабочих мест"},
	"teleconsultation":  {"Teleconsultation system", "Система телеконсультирования"},
	"training":          {"Training of medical staff in information systems", "Обучение медицинских работников работе в информационных системах"},
	"medical-equipment": {"Medical equipment", "Медицинское оборудование"},
	"repairs":           {"Repairs of a building", "Текущий ремонт здания"},
	"mother-and-child":  {"Medicines, mother and child", "Лекарственные средства, охрана материнства и детства"},
}

// categories of disbursement, as the bank's export spells them.
var categories = map[string]string{
	"goods":           "1 Goods",
	"consulting":      "2 Consulting services",
	"training":        "3 Training",
	"operating-costs": "4 Operating costs",
	"fees":            "5 Front-end fee",
}
