#pragma once

#include "cpor/evidence/portal_columns.hpp"

namespace partnerctl::cpor {

// Translations of ours, as portal_columns_english.hpp says.
inline constexpr auto k_polish_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "Identyfikator roszczenia|ID roszczenia|Numer roszczenia|Nr roszczenia|Identyfikator "
     "zgłoszenia|ID zgłoszenia|Numer zgłoszenia|Nr zgłoszenia|Identyfikator oświadczenia|ID "
     "oświadczenia|Numer oświadczenia|Identyfikator wniosku|ID wniosku|Numer wniosku|Nr "
     "wniosku|Numer referencyjny|Numer|Identyfikator"},
    {PortalColumn::claim_name, "Nazwa roszczenia|Nazwa zgłoszenia|Nazwa wniosku|Tytuł|Nazwa"},
    {PortalColumn::status,
     "Stan roszczenia|Status roszczenia|Stan zgłoszenia|Status zgłoszenia|Stan wniosku|Status "
     "wniosku|Bieżący stan|Bieżący status|Stan|Status"},
    {PortalColumn::consent,
     "Zgoda klienta|Stan zgody klienta|Status zgody klienta|Stan zgody|Status zgody|Zgoda"},
    {PortalColumn::customer_tenant_id,
     "Identyfikator dzierżawy klienta|ID dzierżawy klienta|Identyfikator dzierżawcy klienta|ID "
     "dzierżawcy klienta|Identyfikator katalogu klienta|Dzierżawa klienta|Identyfikator "
     "dzierżawy|ID dzierżawy|Identyfikator dzierżawcy|ID dzierżawcy|Identyfikator "
     "katalogu|Dzierżawa|Dzierżawca|Tenant|Identyfikator klienta|ID klienta"},
    {PortalColumn::customer_name,
     "Nazwa klienta|Nazwa firmy klienta|Firma klienta|Klient|Nazwa firmy|Firma"},
    {PortalColumn::partner_id, "Identyfikator partnera (lokalizacja)|Identyfikator partnera "
                               "lokalizacji|Identyfikator partnera|ID partnera|Identyfikator "
                               "MPN|ID MPN|Numer MPN|Numer partnera|Identyfikator lokalizacji"},
    {PortalColumn::partner_role, "Rola partnera|Rola|Działanie partnera|Działanie"},
    {PortalColumn::solution_area, "Obszar rozwiązania|Obszar rozwiązań|Obszar"},
    {PortalColumn::engagement,
     "Zaangażowanie|Nazwa zaangażowania|Program motywacyjny|Program zachęt|Program"},
    {PortalColumn::workloads,
     "Obciążenia|Obciążenie|Nazwa obciążenia|Obciążenia robocze|Obciążenie "
     "robocze|Produkty|Produkt|Nazwa produktu|Usługi|Usługa"},
    {PortalColumn::subscription_id, "Identyfikator subskrypcji|ID subskrypcji|Subskrypcja"},
    {PortalColumn::attribution,
     "Typ przypisania partnera|Typ przypisania|Typ atrybucji partnera|Typ atrybucji"},
    {PortalColumn::comment, "Komentarze|Komentarz|Uwagi|Uwaga|Powód odrzucenia|Powód|Notatki"},
    {PortalColumn::on,
     "Data stanu|Data statusu|Data zmiany stanu|Data zmiany statusu|Stan zmieniono|Data ostatniej "
     "modyfikacji|Ostatnia modyfikacja|Ostatnio zmodyfikowano|Data ostatniej zmiany|Ostatnia "
     "zmiana|Data modyfikacji|Zmodyfikowano|Data ostatniej aktualizacji|Ostatnia aktualizacja|Data "
     "aktualizacji|Zaktualizowano|Data"},
    {PortalColumn::associated, "Data skojarzenia|Skojarzono|Data powiązania|Powiązano"},
    {PortalColumn::measure,
     "Użytkownicy aktywni miesięcznie|Miesięczna liczba aktywnych użytkowników"},
});

inline constexpr auto k_czech_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "ID nároku|Číslo nároku|Identifikátor nároku|ID žádosti|Číslo žádosti|ID deklarace|Číslo "
     "deklarace|Referenční číslo|Reference|Číslo|Identifikátor"},
    {PortalColumn::claim_name, "Název nároku|Název žádosti|Název deklarace|Název"},
    {PortalColumn::status, "Stav nároku|Stav žádosti|Stav deklarace|Aktuální stav|Stav"},
    {PortalColumn::consent, "Souhlas zákazníka|Stav souhlasu zákazníka|Stav souhlasu|Souhlas"},
    {PortalColumn::customer_tenant_id,
     "ID tenanta zákazníka|ID klienta zákazníka|Identifikátor tenanta zákazníka|ID adresáře "
     "zákazníka|Tenant zákazníka|ID tenanta|Identifikátor tenanta|ID adresáře|Tenant|ID "
     "zákazníka|Identifikátor zákazníka"},
    {PortalColumn::customer_name, "Název zákazníka|Jméno zákazníka|Společnost "
                                  "zákazníka|Zákazník|Název společnosti|Společnost|Firma"},
    {PortalColumn::partner_id,
     "ID partnera (umístění)|ID partnera (lokalita)|ID partnera umístění|ID partnera|Identifikátor "
     "partnera|ID MPN|Číslo MPN|Číslo partnera|ID umístění"},
    {PortalColumn::partner_role, "Role partnera|Role|Aktivita partnera|Aktivita"},
    {PortalColumn::solution_area, "Oblast řešení|Řešení|Oblast"},
    {PortalColumn::engagement,
     "Zapojení|Název zapojení|Pobídkový program|Motivační program|Program"},
    {PortalColumn::workloads, "Úlohy|Úloha|Název úlohy|Pracovní zátěže|Pracovní zátěž|Název "
                              "pracovní zátěže|Produkty|Produkt|Název produktu|Služby|Služba"},
    {PortalColumn::subscription_id, "ID předplatného|Identifikátor předplatného|Předplatné"},
    {PortalColumn::attribution,
     "Typ přiřazení partnera|Typ přiřazení|Typ atribuce partnera|Typ atribuce"},
    {PortalColumn::comment, "Komentáře|Komentář|Poznámky|Poznámka|Důvod zamítnutí|Důvod"},
    {PortalColumn::on,
     "Datum stavu|Datum změny stavu|Stav změněn|Datum poslední změny|Poslední změna|Naposledy "
     "změněno|Datum změny|Změněno|Datum poslední aktualizace|Poslední aktualizace|Naposledy "
     "aktualizováno|Datum aktualizace|Aktualizováno|Datum"},
    {PortalColumn::associated, "Datum přidružení|Přidruženo|Datum přiřazení|Přiřazeno"},
    {PortalColumn::measure, "Měsíčně aktivní uživatelé|Měsíční aktivní uživatelé"},
});

} // namespace partnerctl::cpor
