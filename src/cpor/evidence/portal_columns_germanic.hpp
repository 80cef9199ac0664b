#pragma once

#include "cpor/evidence/portal_columns.hpp"

namespace partnerctl::cpor {

// Translations of ours, as portal_columns_english.hpp says.
inline constexpr auto k_german_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "Anspruchs-ID|Anspruch-ID|Anspruchsnummer|Anspruchs-Nr.|Anspruch-Nr.|ID des Anspruchs|Nummer "
     "des "
     "Anspruchs|Claim-ID|Claim-Nummer|Claimnummer|Claim-Nr.|Antrags-ID|Antragsnummer|Antrags-Nr.|"
     "Forderungs-ID|Forderungsnummer|Anspruchskennung|Antragskennung|Vorgangs-ID|Vorgangsnummer|"
     "Referenznummer|Referenz|Nummer"},
    {PortalColumn::claim_name,
     "Anspruchsname|Name des Anspruchs|Claim-Name|Name des Claims|Antragsname|Name des "
     "Antrags|Forderungsname|Bezeichnung|Titel|Name"},
    {PortalColumn::status,
     "Anspruchsstatus|Status des Anspruchs|Claim-Status|Status des Claims|Antragsstatus|Status des "
     "Antrags|Forderungsstatus|Aktueller Status|Status|Zustand"},
    {PortalColumn::consent,
     "Zustimmung des Kunden|Kundenzustimmung|Einwilligung des Kunden|Kundeneinwilligung|Status der "
     "Kundenzustimmung|Zustimmungsstatus|Einwilligungsstatus|Zustimmung|Einwilligung"},
    {PortalColumn::customer_tenant_id,
     "Mandanten-ID des Kunden|Kunden-Mandanten-ID|Kundenmandanten-ID|Kunden-Mandant-ID|Tenant-ID "
     "des Kunden|Kunden-Tenant-ID|Kundentenant-ID|Verzeichnis-ID des Kunden|Kundenmandant|Mandant "
     "des "
     "Kunden|Mandanten-ID|Mandant-ID|Mandantenkennung|Tenant-ID|Verzeichnis-ID|Mandant|Tenant|"
     "Kunden-ID"},
    {PortalColumn::customer_name,
     "Kundenname|Name des Kunden|Firmenname des "
     "Kunden|Kundenfirma|Kunde|Firmenname|Unternehmensname|Unternehmen|Firma|Endkunde"},
    {PortalColumn::partner_id,
     "Partner-ID (Standort)|Standort-Partner-ID|Partner-ID des Standorts|MPN-ID des "
     "Standorts|Partner-ID|Partnerkennung|MPN-ID|MPN-Nummer|Partnernummer|Partner-Nr.|Standort-ID"},
    {PortalColumn::partner_role,
     "Partnerrolle|Partner-Rolle|Rolle des Partners|Rolle|Partneraktivität|Aktivität"},
    {PortalColumn::solution_area, "Lösungsbereich|Bereich der Lösung|Lösung|Bereich"},
    {PortalColumn::engagement,
     "Engagement|Name des Engagements|Anreizprogramm|Incentive-Programm|Programm|Incentive"},
    {PortalColumn::workloads,
     "Workloads|Workload|Name der "
     "Workload|Workload-Name|Arbeitslasten|Arbeitslast|Arbeitsauslastungen|Arbeitsauslastung|"
     "Produkte/Workloads|Workloads/Produkte|Produkte|Produkt|Produktname|Dienste|Dienst"},
    {PortalColumn::subscription_id,
     "Abonnement-ID|Abonnements-ID|ID des "
     "Abonnements|Abonnementkennung|Abo-ID|Dynamics-Abonnement-ID|Subscription-ID|Abonnement"},
    {PortalColumn::attribution,
     "Partnerzuordnungstyp|Typ der "
     "Partnerzuordnung|Zuordnungstyp|Partner-Attributionstyp|Attributionstyp"},
    {PortalColumn::comment, "Kommentare des "
                            "Prüfers|Kommentare|Kommentar|Anmerkungen|Anmerkung|Bemerkungen|"
                            "Bemerkung|Ablehnungsgrund|Begründung|Grund|Hinweise|Notizen"},
    {PortalColumn::on,
     "Statusdatum|Datum des Status|Status geändert am|Status geändert|Status seit|Letzte "
     "Statusänderung|Statusänderung|Zuletzt geändert am|Zuletzt geändert|Letzte Änderung|Geändert "
     "am|Geändert|Änderungsdatum|Zuletzt aktualisiert am|Zuletzt aktualisiert|Letzte "
     "Aktualisierung|Aktualisiert am|Aktualisiert|Stand|Datum"},
    {PortalColumn::associated, "Zuordnungsdatum|Datum der Zuordnung|Zugeordnet am|Zugeordnet seit"},
    {PortalColumn::measure,
     "Monatlich aktive Benutzer|Monatlich aktive Nutzer|Bezahlte verfügbare Einheiten"},
});

inline constexpr auto k_dutch_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "Claim-id|Claimnummer|Claim-nummer|Nummer van claim|Nummer van de claim|Id van "
     "claim|Aanvraag-id|Aanvraagnummer|Referentienummer|Referentie|Nummer"},
    {PortalColumn::claim_name,
     "Claimnaam|Naam van claim|Naam van de claim|Naam van aanvraag|Titel|Naam"},
    {PortalColumn::status,
     "Claimstatus|Status van claim|Status van de claim|Huidige status|Status"},
    {PortalColumn::consent,
     "Toestemming van klant|Toestemming van de klant|Klanttoestemming|Status van "
     "toestemming|Toestemmingsstatus|Toestemming|Goedkeuring van klant"},
    {PortalColumn::customer_tenant_id,
     "Tenant-id van klant|Tenant-id van de klant|Klanttenant-id|Directory-id van klant|Map-id van "
     "klant|Klanttenant|Tenant-id|Directory-id|Tenant|Klant-id"},
    {PortalColumn::customer_name, "Klantnaam|Naam van klant|Naam van de klant|Bedrijfsnaam van "
                                  "klant|Klant|Bedrijfsnaam|Bedrijf"},
    {PortalColumn::partner_id, "Partner-id (locatie)|Partner-id van locatie|Partner-id van de "
                               "locatie|Partner-id|MPN-id|Partnernummer|Locatie-id"},
    {PortalColumn::partner_role,
     "Partnerrol|Rol van partner|Rol van de partner|Rol|Partneractiviteit|Activiteit"},
    {PortalColumn::solution_area, "Oplossingsgebied|Oplossingsdomein|Gebied"},
    {PortalColumn::engagement,
     "Engagement|Naam van "
     "engagement|Betrokkenheid|Incentiveprogramma|Stimuleringsprogramma|Programma"},
    {PortalColumn::workloads, "Workloads|Workload|Naam van "
                              "workload|Workloadnaam|Werkbelastingen|Werkbelasting|Producten|"
                              "Product|Productnaam|Services|Diensten"},
    {PortalColumn::subscription_id, "Abonnements-id|Abonnement-id|Id van abonnement|Abonnement"},
    {PortalColumn::attribution,
     "Type partnertoewijzing|Toewijzingstype|Type toewijzing|Attributietype"},
    {PortalColumn::comment, "Opmerkingen|Opmerking|Commentaar|Reden van afwijzing|Reden|Notities"},
    {PortalColumn::on,
     "Statusdatum|Datum van status|Status gewijzigd op|Status gewijzigd|Laatste "
     "statuswijziging|Laatst gewijzigd op|Laatst gewijzigd|Laatste wijziging|Gewijzigd "
     "op|Wijzigingsdatum|Laatst bijgewerkt op|Laatst bijgewerkt|Bijgewerkt op|Datum"},
    {PortalColumn::associated,
     "Koppelingsdatum|Datum van koppeling|Gekoppeld op|Datum gekoppeld|Associatiedatum"},
    {PortalColumn::measure, "Maandelijkse actieve gebruikers|Maandelijks actieve gebruikers"},
});

inline constexpr auto k_swedish_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "Anspråks-ID|Anspråksnummer|ID för "
     "anspråk|Krav-ID|Kravnummer|Ärende-ID|Ärendenummer|Begäran-ID|Referensnummer|Referens|Nummer"},
    {PortalColumn::claim_name,
     "Anspråksnamn|Namn på anspråk|Anspråkets namn|Kravets namn|Ärendenamn|Titel|Namn"},
    {PortalColumn::status, "Anspråksstatus|Status för anspråk|Anspråkets "
                           "status|Ärendestatus|Aktuell status|Status|Tillstånd"},
    {PortalColumn::consent,
     "Kundens medgivande|Kundmedgivande|Kundens "
     "samtycke|Kundsamtycke|Medgivandestatus|Samtyckesstatus|Medgivande|Samtycke"},
    {PortalColumn::customer_tenant_id,
     "Kundens klientorganisations-ID|Klientorganisations-ID för kund|Kundens klient-ID|Klient-ID "
     "för kund|Kundens innehavar-ID|Kundens tenant-ID|Kundens "
     "katalog-ID|Klientorganisations-ID|Klient-ID|Innehavar-ID|Tenant-ID|Katalog-ID|"
     "Klientorganisation|Tenant|Kund-ID"},
    {PortalColumn::customer_name,
     "Kundnamn|Kundens namn|Kundens företag|Kund|Företagsnamn|Företag"},
    {PortalColumn::partner_id, "Partner-ID (plats)|Partner-ID för plats|Platsens "
                               "partner-ID|Partner-ID|Partnerns ID|MPN-ID|Partnernummer|Plats-ID"},
    {PortalColumn::partner_role, "Partnerroll|Partnerns roll|Roll|Partneraktivitet|Aktivitet"},
    {PortalColumn::solution_area, "Lösningsområde|Område"},
    {PortalColumn::engagement,
     "Engagemang|Engagemangets namn|Incitamentsprogram|Incitamentprogram|Program"},
    {PortalColumn::workloads,
     "Arbetsbelastningar|Arbetsbelastning|Arbetsbelastningens namn|Namn på "
     "arbetsbelastning|Workload|Produkter|Produkt|Produktnamn|Tjänster|Tjänst"},
    {PortalColumn::subscription_id, "Prenumerations-ID|Prenumeration|Abonnemangs-ID|Abonnemang"},
    {PortalColumn::attribution, "Typ av partnerattribution|Attributionstyp|Attribueringstyp"},
    {PortalColumn::comment,
     "Kommentarer|Kommentar|Anmärkningar|Anmärkning|Orsak till avslag|Orsak|Anteckningar"},
    {PortalColumn::on,
     "Statusdatum|Datum för status|Status ändrad den|Status ändrad|Senaste statusändring|Senast "
     "ändrad den|Senast ändrad|Senaste ändring|Ändrad den|Ändrad|Ändringsdatum|Senast "
     "uppdaterad|Senaste uppdatering|Uppdaterad den|Uppdaterad|Datum"},
    {PortalColumn::associated, "Associationsdatum|Datum för association|Associerad "
                               "den|Associerad|Kopplad den|Datum för koppling"},
    {PortalColumn::measure, "Månatliga aktiva användare|Aktiva användare per månad"},
});

inline constexpr auto k_danish_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number, "Krav-id|Kravets "
                                  "id|Kravnummer|Anmodnings-id|Anmodningsnummer|Sags-id|Sagsnummer|"
                                  "Fordrings-id|Referencenummer|Reference|Nummer"},
    {PortalColumn::claim_name, "Kravets navn|Kravnavn|Navn på krav|Anmodningens navn|Titel|Navn"},
    {PortalColumn::status,
     "Kravstatus|Kravets status|Status for krav|Anmodningens status|Aktuel status|Status|Tilstand"},
    {PortalColumn::consent,
     "Kundens samtykke|Kundesamtykke|Status for samtykke|Samtykkestatus|Samtykke"},
    {PortalColumn::customer_tenant_id,
     "Kundens lejer-id|Lejer-id for kunde|Kundelejer-id|Kundens tenant-id|Tenant-id for "
     "kunde|Kundens mappe-id|Kundens lejer|Lejer-id|Tenant-id|Mappe-id|Lejer|Tenant|Kunde-id"},
    {PortalColumn::customer_name,
     "Kundenavn|Kundens navn|Kundens firma|Kunde|Firmanavn|Virksomhed|Firma"},
    {PortalColumn::partner_id,
     "Partner-id (lokation)|Partner-id (placering)|Partner-id for lokation|Partner-id for "
     "placering|Partner-id|MPN-id|Partnernummer|Lokations-id|Placerings-id"},
    {PortalColumn::partner_role, "Partnerrolle|Partnerens rolle|Rolle|Partneraktivitet|Aktivitet"},
    {PortalColumn::solution_area, "Løsningsområde|Område"},
    {PortalColumn::engagement, "Engagement|Engagementets navn|Incitamentsprogram|Program"},
    {PortalColumn::workloads,
     "Arbejdsbelastninger|Arbejdsbelastning|Arbejdsbelastningens navn|Navn på "
     "arbejdsbelastning|Workload|Produkter|Produkt|Produktnavn|Tjenester|Tjeneste"},
    {PortalColumn::subscription_id, "Abonnements-id|Abonnement-id|Abonnement"},
    {PortalColumn::attribution, "Type af partnertilskrivning|Tilskrivningstype|Attributionstype"},
    {PortalColumn::comment,
     "Kommentarer|Kommentar|Bemærkninger|Bemærkning|Årsag til afvisning|Årsag|Noter"},
    {PortalColumn::on,
     "Statusdato|Dato for status|Status ændret den|Status ændret|Seneste statusændring|Senest "
     "ændret den|Senest ændret|Sidst ændret|Seneste ændring|Ændret den|Ændret|Ændringsdato|Senest "
     "opdateret|Sidst opdateret|Opdateret den|Opdateret|Dato"},
    {PortalColumn::associated, "Tilknytningsdato|Dato for tilknytning|Tilknyttet den|Tilknyttet"},
    {PortalColumn::measure, "Månedlige aktive brugere|Aktive brugere pr. måned"},
});

inline constexpr auto k_norwegian_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "Krav-ID|Kravnummer|ID for krav|Kravets "
     "ID|Forespørsels-ID|Saks-ID|Saksnummer|Referansenummer|Referanse|Nummer"},
    {PortalColumn::claim_name, "Kravnavn|Navn på krav|Kravets navn|Tittel|Navn"},
    {PortalColumn::status,
     "Kravstatus|Status for krav|Kravets status|Gjeldende status|Status|Tilstand"},
    {PortalColumn::consent,
     "Kundens samtykke|Kundesamtykke|Status for samtykke|Samtykkestatus|Samtykke"},
    {PortalColumn::customer_tenant_id,
     "Kundens leier-ID|Leier-ID for kunde|Kundeleier-ID|Kundens leietaker-ID|Kundens "
     "tenant-ID|Kundens katalog-ID|Kundens "
     "leier|Leier-ID|Leietaker-ID|Tenant-ID|Katalog-ID|Leier|Leietaker|Tenant|Kunde-ID"},
    {PortalColumn::customer_name,
     "Kundenavn|Kundens navn|Kundens firma|Kunde|Firmanavn|Bedrift|Selskap"},
    {PortalColumn::partner_id,
     "Partner-ID (plassering)|Partner-ID (sted)|Partner-ID for "
     "plassering|Partner-ID|MPN-ID|Partnernummer|Plasserings-ID|Lokasjons-ID"},
    {PortalColumn::partner_role, "Partnerrolle|Partnerens rolle|Rolle|Partneraktivitet|Aktivitet"},
    {PortalColumn::solution_area, "Løsningsområde|Område"},
    {PortalColumn::engagement, "Engasjement|Navn på engasjement|Insentivprogram|Program"},
    {PortalColumn::workloads,
     "Arbeidsbelastninger|Arbeidsbelastning|Navn på "
     "arbeidsbelastning|Workload|Produkter|Produkt|Produktnavn|Tjenester|Tjeneste"},
    {PortalColumn::subscription_id, "Abonnements-ID|Abonnement-ID|Abonnement"},
    {PortalColumn::attribution, "Type partnertilskrivning|Tilskrivningstype|Attribusjonstype"},
    {PortalColumn::comment,
     "Kommentarer|Kommentar|Merknader|Merknad|Årsak til avvisning|Årsak|Notater"},
    {PortalColumn::on, "Statusdato|Dato for status|Status endret den|Status endret|Siste "
                       "statusendring|Sist endret den|Sist endret|Siste endring|Endret "
                       "den|Endret|Endringsdato|Sist oppdatert|Oppdatert den|Oppdatert|Dato"},
    {PortalColumn::associated, "Tilknytningsdato|Dato for tilknytning|Tilknyttet den|Tilknyttet"},
    {PortalColumn::measure, "Månedlige aktive brukere|Aktive brukere per måned"},
});

} // namespace partnerctl::cpor
