#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/proof_reading.hpp"
#include "support/processor_time.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace partnerctl;
using namespace partnerctl::cpor;
using namespace std::chrono_literals;

namespace {

constexpr core::Date k_today = 2026y / 11 / 22;

// All days of a text, a blank between them.
std::string dates(std::string_view text, core::Date today = k_today) {
  std::vector<std::string> days;
  for (auto const& date : dates_in(text, today)) {
    days.push_back(core::format_date(date));
  }
  return core::join(days, " ");
}

} // namespace

TEST_CASE("days are read as people and programs write them") {
  for (auto const* text : {"2026-10-23",
                           "2026/10/23",
                           "2026.10.23",
                           "2026-10-23T09:15:00Z",
                           "23.10.2026",
                           "23. 10. 2026",
                           "23/10/2026",
                           "10/23/2026",
                           "23-10-2026",
                           "23 / 10 / 2026",
                           "10/23/26",
                           "23.10.26",
                           "23-10-26",
                           "(23.10.2026)",
                           "on 23.10.2026.",
                           "23.10.2026, 10:15",
                           "２０２６年１０月２３日",
                           "٢٣/١٠/٢٠٢٦",
                           "۲۰۲۶-۱۰-۲۳",
                           "2026年10月23日",
                           "23‑10‑2026",
                           "Date:23.10.2026"}) {
    INFO(text);
    CHECK(dates(text) == "2026-10-23");
  }
}

TEST_CASE("months may be words, whole or shortened, before the day or after it") {
  for (auto const* text :
       {"23 October 2026", "23rd October 2026", "the 23rd of October, 2026",
        "this 23rd day of October 2026", "October 23, 2026", "October 23rd, 2026", "Oct. 23, 2026",
        "OCT 23 2026", "23-Oct-2026", "23/Oct/2026", "23-Oct-26", "23 Oct '26", "23Oct2026",
        "2026-Oct-23", "Friday, 23\u00A0October\u00A02026", "23\nOctober\n2026",
        "October 23rd 2026"}) {
    INFO(text);
    CHECK(dates(text) == "2026-10-23");
  }
}

TEST_CASE("eight digits on their own are a day of this century") {
  for (auto const* text : {"20261023", "on 20261023.", "(20261023)", "Date:20261023",
                           "20261023, signed", "|20261023|", "a\n20261023\nb"}) {
    INFO(text);
    CHECK(dates(text) == "2026-10-23");
  }
  CHECK(dates("20261022 20261023") == "2026-10-22 2026-10-23");
}

TEST_CASE("months are known in the languages of most papers") {
  struct Case {
    char const* text;
    char const* day;
  };
  for (auto const& [text, day] : {Case{"1. März 2026", "2026-03-01"},
                                  Case{"1. Maerz 2026", "2026-03-01"},
                                  Case{"3. Jänner 2026", "2026-01-03"},
                                  Case{"24. Dezember 2025", "2025-12-24"},
                                  Case{"1er mars 2026", "2026-03-01"},
                                  Case{"14 févr. 2026", "2026-02-14"},
                                  Case{"15 août 2026", "2026-08-15"},
                                  Case{"15 AOÛT 2026", "2026-08-15"},
                                  Case{"25 décembre 2025", "2025-12-25"},
                                  Case{"2 de noviembre de 2026", "2026-11-02"},
                                  Case{"2 de setiembre del 2026", "2026-09-02"},
                                  Case{"6 enero 2026", "2026-01-06"},
                                  Case{"1º gennaio 2026", "2026-01-01"},
                                  Case{"2 giugno 2026", "2026-06-02"},
                                  Case{"1º de maio de 2026", "2026-05-01"},
                                  Case{"7 de março de 2026", "2026-03-07"},
                                  Case{"5 mei 2026", "2026-05-05"},
                                  Case{"22e maart 2026", "2026-03-22"},
                                  Case{"1 augustus 2026", "2026-08-01"},
                                  Case{"15 listopada 2026 r.", "2026-11-15"},
                                  Case{"1 października 2026", "2026-10-01"},
                                  Case{"2 WRZEŚNIA 2026", "2026-09-02"},
                                  Case{"3 maja 2026", "2026-05-03"},
                                  Case{"15 ноября 2026 г.", "2026-11-15"},
                                  Case{"«15» ноября 2026 г.", "2026-11-15"},
                                  Case{"“1” Сентября 2026", "2026-09-01"},
                                  Case{"9 мая 2026", "2026-05-09"},
                                  Case{"1 май 2026", "2026-05-01"},
                                  Case{"3 СЕНТЯБРЬ 2026", "2026-09-03"}}) {
    INFO(text);
    CHECK(dates(text) == day);
  }
}

TEST_CASE("months of further languages are known as dates have them") {
  // Czech and Slovak, Turkish, the Nordic ones, Finnish, Hungarian, Romanian, Greek, Ukrainian.
  for (auto const* text :
       {"29. listopadu 2025", "29. novembra 2025", "29 Kas\u0131m 2025", "29 KASIM 2025",
        "29 kas. 2025", "den 29 november 2025", "29. marraskuuta 2025", "2025. november 29.",
        "2025. nov. 29.", "2025. november 29-\u00E9n", "2025.november 29.", "29 noiembrie 2025",
        "29 \u039D\u03BF\u03B5\u03BC\u03B2\u03C1\u03AF\u03BF\u03C5 2025",
        "29\u03B7 \u039D\u03BF\u03B5\u03BC\u03B2\u03C1\u03AF\u03BF\u03C5 2025",
        "29 \u041B\u0418\u0421\u0422\u041E\u041F\u0410\u0414\u0410 2025 \u0440\u043E\u043A\u0443",
        "2025\uB144 11\uC6D4 29\uC77C", "2025\uB14411\uC6D429\uC77C",
        "2025 \u5E74 11 \u6708 29 \u65E5"}) {
    INFO(text);
    CHECK(dates(text) == "2025-11-29");
  }
}

TEST_CASE("every month of a language is known, also with accents on their own") {
  using Names = std::vector<std::string>;
  for (auto const& names : std::vector<Names>{
           {"ledna", "\u00FAnora", "b\u0159ezna", "dubna", "kv\u011Btna", "\u010Dervna",
            "\u010Dervence", "srpna", "z\u00E1\u0159\u00ED", "\u0159\u00EDjna", "listopadu",
            "prosince"},
           {"janu\u00E1ra", "febru\u00E1ra", "marca", "apr\u00EDla", "m\u00E1ja", "j\u00FAna",
            "j\u00FAla", "augusta", "septembra", "okto\u0301bra", "novembra", "decembra"},
           {"Ocak", "\u015Eubat", "Mart", "Nisan", "May\u0131s", "Haziran", "Temmuz",
            "A\u011Fustos", "Eyl\u00FCl", "Ekim", "Kas\u0131m", "Aral\u0131k"},
           {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
            "oktober", "november", "december"},
           {"januar", "februar", "marts", "april", "mai", "juni", "juli", "august", "september",
            "oktober", "november", "desember"},
           {"tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kes\u00E4kuuta",
            "hein\u00E4kuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"},
           {"janu\u00E1r", "febru\u00E1r", "m\u00E1rcius", "a\u0301prilis", "m\u00E1jus",
            "j\u00FAnius", "j\u00FAlius", "augusztus", "szeptember", "okt\u00F3ber", "november",
            "december"},
           {"ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august",
            "septembrie", "octombrie", "noiembrie", "decembrie"},
           {"Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου", "Ιουλίου",
            "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου"},
           {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня",
            "вересня", "жовтня", "листопада", "грудня"}}) {
    REQUIRE(names.size() == 12);
    for (unsigned month = 1; month <= 12; ++month) {
      INFO(names[month - 1]);
      CHECK(dates("28. " + names[month - 1] + " 2025") ==
            core::format_date(2025y / std::chrono::month(month) / 28));
    }
  }
}

TEST_CASE("a day of the calendar by eras is none, and a year in front asks for its full stops") {
  for (auto const* text :
       {"\u5E73\u621025\u5E7411\u670826\u65E5", "25\uB144 11\uC6D4 26\uC77C",
        "in 2025. May 5 people", "2025 november 29.", "2025. november 290.", "2025. november 2"}) {
    INFO(text);
    CHECK(dates(text).empty());
  }
}

TEST_CASE("where day and month could be exchanged, the later that has come is meant") {
  CHECK(dates("03/04/2026") == "2026-04-03");
  CHECK(dates("04/03/2026") == "2026-04-03");
  // 11 December has not come.
  CHECK(dates("11/12/2026") == "2026-11-12");
  CHECK(dates("11-12-2026", 2026y / 12 / 11) == "2026-12-11");
  CHECK(dates("11-12-2026", 2026y / 12 / 10) == "2026-11-12");
  // Neither has: the one that comes first.
  CHECK(dates("03/04/2027") == "2027-03-04");
  // Before a full stop the day comes first, and nothing comes before a year.
  CHECK(dates("04.03.2026") == "2026-03-04");
  CHECK(dates("2026-04-03") == "2026-04-03");
}

TEST_CASE("all days of a text are there, in their order, past and to come") {
  CHECK(dates("from 1 May 2026 to 31 May 2026; valid until 2030-01-01, printed 22.11.2026") ==
        "2026-05-01 2026-05-31 2030-01-01 2026-11-22");
  CHECK(dates("21.11.2026-22.11.2026 and 22 Nov - 26 Nov 2026") ==
        "2026-11-21 2026-11-22 2026-11-26");
  CHECK(dates("2026-11-01/2026-11-02|2026-11-03") == "2026-11-01 2026-11-02 2026-11-03");
  CHECK(dates("1-22 November 2026") == "2026-11-22");
}

TEST_CASE("days that do not exist are none") {
  for (auto const* text : {"31.02.2026", "29.02.2026", "2026-13-01", "2026-00-10", "32/12/2026",
                           "0 May 2026", "31 June 2026", "1.1.0026", "1.1.9999", "1.1.1899"}) {
    INFO(text);
    CHECK(dates(text).empty());
  }
  CHECK(dates("29.02.2024") == "2024-02-29");
}

TEST_CASE("numbers that are no days are none") {
  for (auto const* text : {"10.22.11.2026",
                           "10.11.12.13",
                           "22.11.2026.5",
                           "version 1.2.26",
                           "chapter 3.11.20",
                           "24/7/365",
                           "1.234,56",
                           "+49 30 2026",
                           "20261122-01",
                           "INV-20261122",
                           "x20261122",
                           "20261122x",
                           "202611221",
                           "120261122",
                           "20261122.5",
                           "2026112",
                           "19991122",
                           "21001122",
                           "20261322",
                           "20260231",
                           "November 2026",
                           "11/2026",
                           "2026",
                           "on 3 March 15 users",
                           "3 March, 26 users",
                           "May 5 people",
                           "x22.11.2026",
                           "22 11 2026",
                           "5 of 10 of 2026",
                           "1/2",
                           "12-2026",
                           "Q4 2026",
                           "",
                           "22.11.",
                           "22. November",
                           "//2026"}) {
    INFO(text);
    CHECK(dates(text).empty());
  }
}

TEST_CASE("a GUID has no days, whatever its letters") {
  CHECK(dates("72f988bf-3dec-2024-91ab-2d7cd011db47").empty());
  CHECK(dates("ID 11112222-2feb-2026-8888-999900001111, 22 Nov 2026") == "2026-11-22");
}

TEST_CASE("a text of numbers without end is read in a moment") {
  std::string text;
  while (text.size() < 200'000) {
    text += "1/1/1 may 1 de de de 2026-";
  }
  auto const begin = test::processor_seconds();
  dates_in(text, k_today);
  dates_in(std::string(200'000, '1'), k_today);
  dates_in(std::string(200'000, 'm'), k_today);
  CHECK(test::processor_seconds() - begin < 10);
}
