#pragma once

#include "cpor/evidence/portal_columns.hpp"

namespace partnerctl::cpor {

// Translations of ours, as portal_columns_english.hpp says.
inline constexpr auto k_french_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "ID de la réclamation|ID de réclamation|ID réclamation|Numéro de la réclamation|Numéro de "
     "réclamation|N° de réclamation|Nº de réclamation|Identifiant de la réclamation|Identifiant de "
     "réclamation|ID de la revendication|ID de revendication|Numéro de revendication|Identifiant "
     "de revendication|Identifiant de la demande|ID de la demande|ID de demande|Numéro de la "
     "demande|Numéro de demande|Numéro de référence|Référence|Numéro|Identifiant"},
    {PortalColumn::claim_name,
     "Nom de la réclamation|Nom de réclamation|Nom de la revendication|Nom de revendication|Nom de "
     "la demande|Intitulé|Titre|Nom"},
    {PortalColumn::status,
     "Statut de la réclamation|Statut de réclamation|État de la réclamation|Statut de la "
     "revendication|État de la revendication|Statut de la demande|État de la demande|Statut "
     "actuel|État actuel|Statut|État"},
    {PortalColumn::consent,
     "Consentement du client|Consentement client|Statut du consentement du client|Statut du "
     "consentement|État du consentement|Consentement|Approbation du client"},
    {PortalColumn::customer_tenant_id,
     "ID de locataire du client|ID du locataire du client|ID de locataire client|ID du locataire "
     "client|ID de tenant du client|ID du tenant du client|ID tenant client|ID d'annuaire du "
     "client|ID de l'annuaire du client|Identifiant du locataire du client|Identifiant de "
     "locataire du client|Locataire du client|Locataire client|ID de locataire|ID du locataire|ID "
     "locataire|Identifiant du locataire|ID de tenant|ID du tenant|ID tenant|ID "
     "d'annuaire|Locataire|Tenant|ID du client|ID client"},
    {PortalColumn::customer_name,
     "Nom du client|Nom client|Nom de l'entreprise du client|Société du client|Client|Client "
     "final|Nom de l'entreprise|Nom de la société|Entreprise|Société"},
    {PortalColumn::partner_id,
     "ID de partenaire (emplacement)|ID partenaire (emplacement)|ID de partenaire de "
     "l'emplacement|ID de partenaire|ID du partenaire|ID partenaire|Identifiant du "
     "partenaire|Identifiant de partenaire|Identifiant partenaire|ID MPN|Numéro MPN|Numéro de "
     "partenaire|ID d'emplacement|ID de l'emplacement"},
    {PortalColumn::partner_role,
     "Rôle du partenaire|Rôle de partenaire|Rôle partenaire|Rôle|Activité du partenaire|Activité"},
    {PortalColumn::solution_area, "Domaine de solution|Domaine de solutions|Domaine de la "
                                  "solution|Zone de solution|Secteur de solution|Domaine"},
    {PortalColumn::engagement, "Engagement|Nom de l'engagement|Programme d'incitation|Programme "
                               "d'incitations|Programme incitatif|Programme"},
    {PortalColumn::workloads,
     "Charges de travail|Charge de travail|Nom de la charge de travail|Produits/charges de "
     "travail|Produits|Produit|Nom du produit|Nom de produit|Services|Service"},
    {PortalColumn::subscription_id, "ID d'abonnement|ID de l'abonnement|ID abonnement|Identifiant "
                                    "d'abonnement|Identifiant de l'abonnement|Abonnement"},
    {PortalColumn::attribution,
     "Type d'attribution du partenaire|Type d'attribution de partenaire|Type d'attribution "
     "partenaire|Type d'attribution|Attribution"},
    {PortalColumn::comment,
     "Commentaires du réviseur|Commentaires|Commentaire|Remarques|Remarque|Motif du "
     "rejet|Motif|Raison|Notes|Note"},
    {PortalColumn::on,
     "Date du statut|Date de statut|Date de l'état|Date de changement de statut|Date du changement "
     "de statut|Statut modifié le|Date de dernière modification|Date de la dernière "
     "modification|Dernière modification le|Dernière modification|Modifié le|Date de "
     "modification|Date de dernière mise à jour|Dernière mise à jour|Mis à jour le|Mise à "
     "jour|Date de mise à jour|Date"},
    {PortalColumn::associated,
     "Date d'association|Date de l'association|Associé le|Associé depuis"},
    {PortalColumn::measure, "Utilisateurs actifs mensuels|Utilisateurs actifs par mois"},
});

inline constexpr auto k_spanish_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "ID de la reclamación|ID de reclamación|Id. de reclamación|ID reclamación|Número de la "
     "reclamación|Número de reclamación|N.º de reclamación|Identificador de la "
     "reclamación|Identificador de reclamación|ID del reclamo|ID de reclamo|Número de "
     "reclamo|Número del reclamo|ID de la solicitud|ID de solicitud|Número de solicitud|Número de "
     "referencia|Referencia|Número|Identificador"},
    {PortalColumn::claim_name, "Nombre de la reclamación|Nombre de reclamación|Nombre del "
                               "reclamo|Nombre de la solicitud|Nombre de solicitud|Título|Nombre"},
    {PortalColumn::status,
     "Estado de la reclamación|Estado de reclamación|Estado del reclamo|Estado de la "
     "solicitud|Estado de solicitud|Estado actual|Estado|Estatus|Situación"},
    {PortalColumn::consent,
     "Consentimiento del cliente|Estado del consentimiento del cliente|Estado del "
     "consentimiento|Estado de consentimiento|Consentimiento|Aprobación del cliente"},
    {PortalColumn::customer_tenant_id,
     "ID de inquilino del cliente|Id. de inquilino del cliente|ID del inquilino del cliente|ID de "
     "tenant del cliente|ID del tenant del cliente|ID de directorio del cliente|Identificador de "
     "inquilino del cliente|Identificador del inquilino del cliente|Inquilino del cliente|ID de "
     "inquilino|ID del inquilino|Identificador de inquilino|ID de tenant|ID del tenant|ID de "
     "directorio|Inquilino|Tenant|ID del cliente|ID de cliente"},
    {PortalColumn::customer_name,
     "Nombre del cliente|Nombre de cliente|Nombre de la empresa del cliente|Empresa del "
     "cliente|Cliente|Cliente final|Nombre de la empresa|Nombre de la compañía|Empresa|Compañía"},
    {PortalColumn::partner_id,
     "ID de asociado (ubicación)|ID de partner (ubicación)|ID de asociado de la ubicación|ID de "
     "partner de la ubicación|ID de asociado|ID del asociado|ID de partner|ID del partner|ID de "
     "socio|ID del socio|Identificador de asociado|Identificador del asociado|ID de MPN|ID "
     "MPN|Número de asociado|Número de socio|ID de ubicación"},
    {PortalColumn::partner_role,
     "Rol del asociado|Rol de asociado|Rol del partner|Rol de partner|Rol del socio|Rol de "
     "socio|Función del asociado|Función del socio|Rol|Actividad del asociado|Actividad del "
     "partner|Actividad"},
    {PortalColumn::solution_area,
     "Área de solución|Área de soluciones|Área de la solución|Solución|Área"},
    {PortalColumn::engagement, "Compromiso|Nombre del compromiso|Interacción|Nombre de la "
                               "interacción|Programa de incentivos|Incentivo|Programa"},
    {PortalColumn::workloads,
     "Cargas de trabajo|Carga de trabajo|Nombre de la carga de trabajo|Productos/cargas de "
     "trabajo|Productos|Producto|Nombre del producto|Nombre de producto|Servicios|Servicio"},
    {PortalColumn::subscription_id,
     "ID de la suscripción|ID de suscripción|Id. de suscripción|Identificador de "
     "suscripción|Identificador de la suscripción|Suscripción"},
    {PortalColumn::attribution,
     "Tipo de atribución del asociado|Tipo de atribución de asociado|Tipo de atribución del "
     "partner|Tipo de atribución del socio|Tipo de atribución|Atribución"},
    {PortalColumn::comment, "Comentarios del revisor|Comentarios|Comentario|Observaciones|Motivo "
                            "del rechazo|Motivo|Razón|Notas|Nota"},
    {PortalColumn::on,
     "Fecha del estado|Fecha de estado|Fecha de cambio de estado|Fecha del cambio de estado|Estado "
     "modificado el|Fecha de última modificación|Fecha de la última modificación|Última "
     "modificación|Fecha de modificación|Modificado el|Fecha de última actualización|Última "
     "actualización|Fecha de actualización|Actualizado el|Fecha"},
    {PortalColumn::associated,
     "Fecha de asociación|Fecha de la asociación|Asociado el|Asociado desde"},
    {PortalColumn::measure, "Usuarios activos mensuales|Usuarios activos al mes"},
});

inline constexpr auto k_italian_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "ID richiesta|ID della richiesta|Numero richiesta|Numero della richiesta|Numero di "
     "richiesta|N. richiesta|ID attestazione|ID dell'attestazione|Numero attestazione|ID "
     "rivendicazione|ID della rivendicazione|Numero rivendicazione|ID reclamo|ID del "
     "reclamo|Numero reclamo|Identificativo richiesta|Numero di "
     "riferimento|Riferimento|Numero|Identificativo"},
    {PortalColumn::claim_name,
     "Nome richiesta|Nome della richiesta|Nome attestazione|Nome dell'attestazione|Nome "
     "rivendicazione|Nome della rivendicazione|Nome reclamo|Nome del reclamo|Titolo|Nome"},
    {PortalColumn::status,
     "Stato della richiesta|Stato richiesta|Stato dell'attestazione|Stato attestazione|Stato della "
     "rivendicazione|Stato rivendicazione|Stato del reclamo|Stato reclamo|Stato attuale|Stato"},
    {PortalColumn::consent,
     "Consenso del cliente|Consenso cliente|Stato del consenso del cliente|Stato del "
     "consenso|Stato consenso|Consenso|Approvazione del cliente"},
    {PortalColumn::customer_tenant_id,
     "ID tenant del cliente|ID tenant cliente|ID del tenant del cliente|ID directory del "
     "cliente|Identificatore del tenant del cliente|Tenant del cliente|ID tenant|ID del tenant|ID "
     "directory|Tenant|ID cliente|ID del cliente"},
    {PortalColumn::customer_name,
     "Nome del cliente|Nome cliente|Ragione sociale del cliente|Azienda del "
     "cliente|Cliente|Cliente finale|Ragione sociale|Nome dell'azienda|Nome azienda|Nome "
     "società|Azienda|Società"},
    {PortalColumn::partner_id,
     "ID partner (sede)|ID partner (posizione)|ID partner (località)|ID partner della sede|ID "
     "partner|ID del partner|ID MPN|Numero partner|Codice partner|Identificativo partner|ID sede"},
    {PortalColumn::partner_role,
     "Ruolo del partner|Ruolo partner|Ruolo|Attività del partner|Attività"},
    {PortalColumn::solution_area,
     "Area della soluzione|Area soluzione|Area di soluzione|Area soluzioni|Soluzione|Area"},
    {PortalColumn::engagement, "Impegno|Nome impegno|Nome dell'impegno|Engagement|Programma di "
                               "incentivi|Programma incentivi|Incentivo|Programma"},
    {PortalColumn::workloads,
     "Carichi di lavoro|Carico di lavoro|Nome del carico di lavoro|Nome carico di "
     "lavoro|Workload|Prodotti/carichi di lavoro|Prodotti|Prodotto|Nome del prodotto|Nome "
     "prodotto|Servizi|Servizio"},
    {PortalColumn::subscription_id,
     "ID sottoscrizione|ID della sottoscrizione|ID abbonamento|ID dell'abbonamento|Identificativo "
     "abbonamento|Sottoscrizione|Abbonamento"},
    {PortalColumn::attribution,
     "Tipo di attribuzione del partner|Tipo di attribuzione partner|Tipo attribuzione partner|Tipo "
     "di attribuzione|Tipo attribuzione|Attribuzione"},
    {PortalColumn::comment, "Commenti del revisore|Commenti|Commento|Osservazioni|Motivo del "
                            "rifiuto|Motivo|Motivazione|Note|Nota"},
    {PortalColumn::on,
     "Data dello stato|Data stato|Data di modifica dello stato|Data modifica stato|Data cambio "
     "stato|Stato modificato il|Data dell'ultima modifica|Data ultima modifica|Ultima "
     "modifica|Modificato il|Data di modifica|Data ultimo aggiornamento|Ultimo aggiornamento|Data "
     "di aggiornamento|Data aggiornamento|Aggiornato il|Data"},
    {PortalColumn::associated,
     "Data di associazione|Data associazione|Data dell'associazione|Associato il|Associato dal"},
    {PortalColumn::measure, "Utenti attivi mensili|Utenti attivi al mese"},
});

inline constexpr auto k_portuguese_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "ID da reivindicação|ID de reivindicação|Número da reivindicação|Nº da "
     "reivindicação|Identificador da reivindicação|ID da declaração|Número da declaração|ID da "
     "reclamação|Número da reclamação|ID da afirmação|ID do sinistro|ID da solicitação|Número da "
     "solicitação|ID do pedido|Número do pedido|Número de "
     "referência|Referência|Número|Identificador"},
    {PortalColumn::claim_name, "Nome da reivindicação|Nome da declaração|Nome da reclamação|Nome "
                               "da solicitação|Nome do pedido|Título|Nome"},
    {PortalColumn::status,
     "Status da reivindicação|Estado da reivindicação|Status da declaração|Estado da "
     "declaração|Status da reclamação|Estado da reclamação|Status da solicitação|Estado do "
     "pedido|Status atual|Estado atual|Status|Estado|Situação"},
    {PortalColumn::consent,
     "Consentimento do cliente|Status do consentimento do cliente|Status do consentimento|Estado "
     "do consentimento|Consentimento|Aprovação do cliente"},
    {PortalColumn::customer_tenant_id,
     "ID do locatário do cliente|ID de locatário do cliente|ID do inquilino do cliente|ID de "
     "inquilino do cliente|ID do tenant do cliente|ID do diretório do cliente|Identificador do "
     "locatário do cliente|Locatário do cliente|ID do locatário|ID de locatário|ID do inquilino|ID "
     "do tenant|ID do diretório|Locatário|Inquilino|Tenant|ID do cliente|ID de cliente"},
    {PortalColumn::customer_name, "Nome do cliente|Nome da empresa do cliente|Empresa do "
                                  "cliente|Cliente|Cliente final|Nome da empresa|Empresa"},
    {PortalColumn::partner_id,
     "ID do parceiro (local)|ID do parceiro (localização)|ID de parceiro do local|ID do parceiro "
     "da localização|ID do parceiro|ID de parceiro|Identificador do parceiro|ID do MPN|ID "
     "MPN|Número do parceiro|ID da localização"},
    {PortalColumn::partner_role, "Função do parceiro|Função de parceiro|Papel do "
                                 "parceiro|Função|Papel|Atividade do parceiro|Atividade"},
    {PortalColumn::solution_area, "Área de solução|Área da solução|Área de soluções|Solução|Área"},
    {PortalColumn::engagement,
     "Envolvimento|Nome do envolvimento|Engajamento|Nome do engajamento|Programa de "
     "incentivos|Programa de incentivo|Incentivo|Programa"},
    {PortalColumn::workloads,
     "Cargas de trabalho|Carga de trabalho|Nome da carga de trabalho|Produtos/cargas de "
     "trabalho|Produtos|Produto|Nome do produto|Serviços|Serviço"},
    {PortalColumn::subscription_id, "ID da assinatura|ID de assinatura|ID da subscrição|ID de "
                                    "subscrição|Identificador da assinatura|Assinatura|Subscrição"},
    {PortalColumn::attribution,
     "Tipo de atribuição do parceiro|Tipo de atribuição de parceiro|Tipo de atribuição|Atribuição"},
    {PortalColumn::comment, "Comentários do revisor|Comentários|Comentário|Observações|Motivo da "
                            "rejeição|Motivo|Notas|Nota"},
    {PortalColumn::on,
     "Data do status|Data do estado|Data de alteração do status|Data de alteração do estado|Status "
     "alterado em|Estado alterado em|Data da última modificação|Data da última alteração|Última "
     "modificação|Última alteração|Modificado em|Alterado em|Data de modificação|Data de "
     "alteração|Data da última atualização|Última atualização|Data da atualização|Data de "
     "atualização|Atualizado em|Data"},
    {PortalColumn::associated,
     "Data de associação|Data da associação|Associado em|Associado desde"},
    {PortalColumn::measure, "Usuários ativos mensais|Utilizadores ativos mensais"},
});

} // namespace partnerctl::cpor
