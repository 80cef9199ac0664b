#include "cpor/proof/months.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace partnerctl::cpor {
namespace {

using Month = std::pair<std::string_view, unsigned>;

// In the order of the alphabet. What Croatian shares with Polish ("listopada") is the Polish month.
constexpr std::array k_months{
    Month{"abr", 4},           Month{"abril", 4},       Month{"ago", 8},
    Month{"agosto", 8},        Month{"agu", 8},         Month{"agustos", 8},
    Month{"aout", 8},          Month{"apr", 4},         Month{"april", 4},
    Month{"aprila", 4},        Month{"aprile", 4},      Month{"aprilie", 4},
    Month{"aprilis", 4},       Month{"ara", 12},        Month{"aralik", 12},
    Month{"aug", 8},           Month{"august", 8},      Month{"augusta", 8},
    Month{"augusti", 8},       Month{"augustus", 8},    Month{"augusztus", 8},
    Month{"avr", 4},           Month{"avril", 4},       Month{"brezen", 3},
    Month{"brezna", 3},        Month{"cerven", 6},      Month{"cervence", 7},
    Month{"cervenec", 7},      Month{"cervna", 6},      Month{"cze", 6},
    Month{"czerwca", 6},       Month{"czerwiec", 6},    Month{"dec", 12},
    Month{"december", 12},     Month{"decembra", 12},   Month{"decembre", 12},
    Month{"decembrie", 12},    Month{"des", 12},        Month{"desember", 12},
    Month{"dez", 12},          Month{"dezember", 12},   Month{"dezembro", 12},
    Month{"dic", 12},          Month{"dicembre", 12},   Month{"diciembre", 12},
    Month{"duben", 4},         Month{"dubna", 4},       Month{"eki", 10},
    Month{"ekim", 10},         Month{"elokuu", 8},      Month{"elokuuta", 8},
    Month{"ene", 1},           Month{"enero", 1},       Month{"eyl", 9},
    Month{"eylul", 9},         Month{"feb", 2},         Month{"febbraio", 2},
    Month{"feber", 2},         Month{"febr", 2},        Month{"febrero", 2},
    Month{"februar", 2},       Month{"februara", 2},    Month{"februari", 2},
    Month{"februarie", 2},     Month{"february", 2},    Month{"fev", 2},
    Month{"fevereiro", 2},     Month{"fevr", 2},        Month{"fevrier", 2},
    Month{"gen", 1},           Month{"gennaio", 1},     Month{"giu", 6},
    Month{"giugno", 6},        Month{"gru", 12},        Month{"grudnia", 12},
    Month{"grudzien", 12},     Month{"haz", 6},         Month{"haziran", 6},
    Month{"heinakuu", 7},      Month{"heinakuuta", 7},  Month{"helmikuu", 2},
    Month{"helmikuuta", 2},    Month{"huhtikuu", 4},    Month{"huhtikuuta", 4},
    Month{"ian", 1},           Month{"ianuarie", 1},    Month{"iul", 7},
    Month{"iulie", 7},         Month{"iun", 6},         Month{"iunie", 6},
    Month{"jan", 1},           Month{"janeiro", 1},     Month{"janner", 1},
    Month{"januar", 1},        Month{"januara", 1},     Month{"januari", 1},
    Month{"january", 1},       Month{"janv", 1},        Month{"janvier", 1},
    Month{"joulukuu", 12},     Month{"joulukuuta", 12}, Month{"juil", 7},
    Month{"juillet", 7},       Month{"juin", 6},        Month{"jul", 7},
    Month{"jula", 7},          Month{"julho", 7},       Month{"juli", 7},
    Month{"julio", 7},         Month{"julius", 7},      Month{"july", 7},
    Month{"jun", 6},           Month{"juna", 6},        Month{"june", 6},
    Month{"junho", 6},         Month{"juni", 6},        Month{"junio", 6},
    Month{"junius", 6},        Month{"kas", 11},        Month{"kasim", 11},
    Month{"kesakuu", 6},       Month{"kesakuuta", 6},   Month{"kveten", 5},
    Month{"kvetna", 5},        Month{"kwi", 4},         Month{"kwiecien", 4},
    Month{"kwietnia", 4},      Month{"leden", 1},       Month{"ledna", 1},
    Month{"lip", 7},           Month{"lipca", 7},       Month{"lipiec", 7},
    Month{"lis", 11},          Month{"listopad", 11},   Month{"listopada", 11},
    Month{"listopadu", 11},    Month{"lokakuu", 10},    Month{"lokakuuta", 10},
    Month{"lug", 7},           Month{"luglio", 7},      Month{"lut", 2},
    Month{"lutego", 2},        Month{"luty", 2},        Month{"maaliskuu", 3},
    Month{"maaliskuuta", 3},   Month{"maart", 3},       Month{"maerz", 3},
    Month{"mag", 5},           Month{"maggio", 5},      Month{"mai", 5},
    Month{"maio", 5},          Month{"maj", 5},         Month{"maja", 5},
    Month{"majus", 5},         Month{"mar", 3},         Month{"marc", 3},
    Month{"marca", 3},         Month{"march", 3},       Month{"marcius", 3},
    Month{"marco", 3},         Month{"marec", 3},       Month{"marraskuu", 11},
    Month{"marraskuuta", 11},  Month{"mars", 3},        Month{"mart", 3},
    Month{"martie", 3},        Month{"marts", 3},       Month{"marz", 3},
    Month{"marzec", 3},        Month{"marzo", 3},       Month{"may", 5},
    Month{"mayis", 5},         Month{"mayo", 5},        Month{"mei", 5},
    Month{"mrt", 3},           Month{"mrz", 3},         Month{"nis", 4},
    Month{"nisan", 4},         Month{"noiembrie", 11},  Month{"nov", 11},
    Month{"november", 11},     Month{"novembra", 11},   Month{"novembre", 11},
    Month{"novembro", 11},     Month{"noviembre", 11},  Month{"oca", 1},
    Month{"ocak", 1},          Month{"oct", 10},        Month{"october", 10},
    Month{"octobre", 10},      Month{"octombrie", 10},  Month{"octubre", 10},
    Month{"okt", 10},          Month{"oktober", 10},    Month{"oktobra", 10},
    Month{"ott", 10},          Month{"ottobre", 10},    Month{"out", 10},
    Month{"outubro", 10},      Month{"paz", 10},        Month{"pazdziernik", 10},
    Month{"pazdziernika", 10}, Month{"prosince", 12},   Month{"prosinec", 12},
    Month{"rijen", 10},        Month{"rijna", 10},      Month{"sep", 9},
    Month{"sept", 9},          Month{"september", 9},   Month{"septembra", 9},
    Month{"septembre", 9},     Month{"septembrie", 9},  Month{"septiembre", 9},
    Month{"set", 9},           Month{"setembro", 9},    Month{"setiembre", 9},
    Month{"sett", 9},          Month{"settembre", 9},   Month{"sierp", 8},
    Month{"sierpien", 8},      Month{"sierpnia", 8},    Month{"srpen", 8},
    Month{"srpna", 8},         Month{"sty", 1},         Month{"styczen", 1},
    Month{"stycznia", 1},      Month{"sub", 2},         Month{"subat", 2},
    Month{"syyskuu", 9},       Month{"syyskuuta", 9},   Month{"szept", 9},
    Month{"szeptember", 9},    Month{"tammikuu", 1},    Month{"tammikuuta", 1},
    Month{"tem", 7},           Month{"temmuz", 7},      Month{"toukokuu", 5},
    Month{"toukokuuta", 5},    Month{"unor", 2},        Month{"unora", 2},
    Month{"wrz", 9},           Month{"wrzesien", 9},    Month{"wrzesnia", 9},
    Month{"zari", 9},          Month{"απρ", 4},         Month{"απριλιου", 4},
    Month{"αυγ", 8},           Month{"αυγουστου", 8},   Month{"δεκ", 12},
    Month{"δεκεμβριου", 12},   Month{"ιαν", 1},         Month{"ιανουαριου", 1},
    Month{"ιουλ", 7},          Month{"ιουλιου", 7},     Month{"ιουν", 6},
    Month{"ιουνιου", 6},       Month{"μαιου", 5},       Month{"μαρ", 3},
    Month{"μαρτιου", 3},       Month{"νοε", 11},        Month{"νοεμβριου", 11},
    Month{"οκτ", 10},          Month{"οκτωβριου", 10},  Month{"σεπ", 9},
    Month{"σεπτεμβριου", 9},   Month{"φεβ", 2},         Month{"φεβρουαριου", 2},
    Month{"авг", 8},           Month{"август", 8},      Month{"августа", 8},
    Month{"апр", 4},           Month{"апрель", 4},      Month{"апреля", 4},
    Month{"березня", 3},       Month{"вересня", 9},     Month{"грудня", 12},
    Month{"дек", 12},          Month{"декабрь", 12},    Month{"декабря", 12},
    Month{"жовтня", 10},       Month{"июл", 7},         Month{"июль", 7},
    Month{"июля", 7},          Month{"июн", 6},         Month{"июнь", 6},
    Month{"июня", 6},          Month{"квітня", 4},      Month{"липня", 7},
    Month{"листопада", 11},    Month{"лютого", 2},      Month{"маи", 5},
    Month{"мар", 3},           Month{"март", 3},        Month{"марта", 3},
    Month{"мая", 5},           Month{"ноя", 11},        Month{"нояб", 11},
    Month{"ноябрь", 11},       Month{"ноября", 11},     Month{"окт", 10},
    Month{"октябрь", 10},      Month{"октября", 10},    Month{"сен", 9},
    Month{"сент", 9},          Month{"сентябрь", 9},    Month{"сентября", 9},
    Month{"серпня", 8},        Month{"січня", 1},       Month{"травня", 5},
    Month{"фев", 2},           Month{"февр", 2},        Month{"февраль", 2},
    Month{"февраля", 2},       Month{"червня", 6},      Month{"янв", 1},
    Month{"январь", 1},        Month{"января", 1}};

static_assert(std::is_sorted(k_months.begin(), k_months.end()));

} // namespace

std::optional<unsigned> month_of(std::string_view word) {
  auto const found = std::lower_bound(
      k_months.begin(), k_months.end(), word,
      [](Month const& month, std::string_view text) { return month.first < text; });
  return found != k_months.end() && found->first == word ? std::optional(found->second)
                                                         : std::nullopt;
}

} // namespace partnerctl::cpor
