#pragma once

#include "cpor/evidence/portal_columns.hpp"

namespace partnerctl::cpor {

// Translations of ours, as portal_columns_english.hpp says.
inline constexpr auto k_japanese_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "クレーム ID|クレーム番号|要求 ID|要求番号|申請 ID|申請番号|請求 ID|請求番号|参照番号|番号"},
    {PortalColumn::claim_name,
     "クレーム名|クレームの名前|クレームの名称|要求名|申請名|請求名|タイトル|名前"},
    {PortalColumn::status,
     "クレームの状態|クレームのステータス|クレーム "
     "ステータス|要求の状態|申請の状態|申請ステータス|請求の状態|請求ステータス|要求ステータス|"
     "申請状況|現在の状態|現在のステータス|ステータス|状態"},
    {PortalColumn::consent, "顧客の同意|お客様の同意|顧客の同意の状態|顧客の同意ステータス|"
                            "同意の状態|同意ステータス|同意状況|同意"},
    {PortalColumn::customer_tenant_id,
     "顧客テナント ID|顧客のテナント ID|お客様のテナント ID|お客様テナント ID|顧客ディレクトリ "
     "ID|顧客のディレクトリ ID|顧客テナント|テナント ID|ディレクトリ ID|テナント|顧客 ID|お客様 "
     "ID"},
    {PortalColumn::customer_name,
     "顧客名|顧客の名前|お客様名|顧客企業名|顧客の会社名|顧客|お客様|会社名|企業名"},
    {PortalColumn::partner_id,
     "パートナー ID (場所)|パートナー ID (所在地)|場所のパートナー ID|所在地のパートナー "
     "ID|パートナー ID|MPN ID|MPN 番号|パートナー番号|場所 ID"},
    {PortalColumn::partner_role,
     "パートナーの役割|パートナー ロール|パートナーのロール|役割|ロール|パートナーの活動|活動"},
    {PortalColumn::solution_area,
     "ソリューション領域|ソリューション エリア|ソリューション分野|ソリューション|領域"},
    {PortalColumn::engagement,
     "エンゲージメント|エンゲージメント名|インセンティブ プログラム|インセンティブ|プログラム"},
    {PortalColumn::workloads, "ワークロード|ワークロード名|製品/ワークロード|製品|製品名|サービス"},
    {PortalColumn::subscription_id, "サブスクリプション ID|サブスクリプション"},
    {PortalColumn::attribution,
     "パートナー属性の種類|パートナー帰属の種類|属性の種類|帰属の種類|アトリビューションの種類"},
    {PortalColumn::comment, "レビュー担当者のコメント|コメント|備考|却下の理由|理由|メモ"},
    {PortalColumn::on,
     "状態の日付|ステータスの日付|ステータス変更日|状態変更日|ステータス更新日|最終更新日時|"
     "最終更新日|最終変更日時|最終変更日|更新日時|更新日|変更日|日付"},
    {PortalColumn::associated, "関連付け日|関連付けの日付|関連付けられた日付|関連付けられた日"},
    {PortalColumn::measure, "月間アクティブ ユーザー|月間アクティブ ユーザー数"},
});

// Simplified and traditional.
inline constexpr auto k_chinese_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "声明 ID|声明编号|申领 ID|申领编号|认领 ID|认领编号|索赔 ID|索赔编号|申请 "
     "ID|申请编号|宣告識別碼|宣告編號|申領識別碼|申領編號|申請編號|参考编号|參考編號|编号|編號"},
    {PortalColumn::claim_name,
     "声明名称|申领名称|认领名称|索赔名称|申请名称|宣告名稱|申領名稱|申請名稱|标题|標題|名称|名稱"},
    {PortalColumn::status, "声明状态|申领状态|认领状态|索赔状态|申请状态|宣告狀態|申領狀態|"
                           "申請狀態|当前状态|目前狀態|状态|狀態"},
    {PortalColumn::consent,
     "客户同意|客户同意状态|客户许可|同意状态|客戶同意|客戶同意狀態|同意狀態"},
    {PortalColumn::customer_tenant_id,
     "客户租户 ID|客户的租户 ID|客户租户标识|客户目录 ID|客户租户|客戶租用戶識別碼|客戶租用戶 "
     "ID|客戶租戶 ID|租户 ID|租户标识|目录 ID|租用戶識別碼|租用戶 ID|租戶 ID|租户|租用戶|客户 "
     "ID|客戶 ID"},
    {PortalColumn::customer_name,
     "客户名称|客户名|客户公司名称|客户公司|客戶名稱|客户|客戶|公司名称|公司名稱|公司"},
    {PortalColumn::partner_id,
     "合作伙伴 ID (位置)|合作伙伴 ID (地点)|位置合作伙伴 ID|合作伙伴位置 ID|合作夥伴識別碼 "
     "(位置)|合作伙伴 ID|合作伙伴标识|合作夥伴識別碼|合作夥伴 ID|MPN ID|MPN 编号|合作伙伴编号|位置 "
     "ID"},
    {PortalColumn::partner_role, "合作伙伴角色|合作夥伴角色|角色|合作伙伴活动|合作夥伴活動|活动"},
    {PortalColumn::solution_area, "解决方案领域|解决方案区域|解決方案領域|解决方案|领域"},
    {PortalColumn::engagement, "参与|参与名称|合作项目|激励计划|奖励计划|獎勵計畫|计划|參與"},
    {PortalColumn::workloads,
     "工作负载|工作负荷|工作负载名称|产品/"
     "工作负载|工作負載|工作負載名稱|产品|产品名称|產品|產品名稱|服务|服務"},
    {PortalColumn::subscription_id, "订阅 ID|订阅标识|訂閱識別碼|訂閱 ID|訂用帳戶識別碼|订阅|訂閱"},
    {PortalColumn::attribution,
     "合作伙伴归因类型|合作伙伴属性类型|归因类型|合作夥伴歸因類型|歸因類型"},
    {PortalColumn::comment, "审阅者评论|评论|备注|注释|批注|拒绝原因|原因|評論|備註|註解"},
    {PortalColumn::on, "状态日期|状态更改日期|状态变更日期|狀態日期|狀態變更日期|上次修改日期|"
                       "上次修改时间|最后修改日期|最后修改时间|修改日期|修改时间|上次更新日期|"
                       "上次更新时间|最后更新日期|最后更新时间|最后更新|更新日期|更新时间|日期"},
    {PortalColumn::associated, "关联日期|关联时间|關聯日期|關聯時間"},
    {PortalColumn::measure, "每月活跃用户|月活跃用户|每月活躍使用者"},
});

} // namespace partnerctl::cpor
