#pragma once

#include "ledger/connection.hpp"
#include "ledger/records.hpp"

#include <soci/into.h>
#include <soci/statement.h>
#include <soci/use.h>

#include <string>
#include <utility>
#include <vector>

namespace partnerctl::ledger {

// "id, name, …" of a table's record, each with a prefix.
template <class Record>
std::string column_list(std::string const& prefix) {
  std::string list;
  Record record;
  record.columns(
      [&](char const* name, auto&) { list += (list.empty() ? "" : ", ") + prefix + name; });
  return list;
}

// A prepared insert that is kept: set `row`, call insert(). It is bound to the row's members, so it
// stays where it is.
template <class Record>
class Insert {
public:
  explicit Insert(Connection& connection)
      : m_connection(connection), m_statement(connection.sql()) {
    connection.guarded([&] {
      row.columns([&](char const*, auto& member) { bind(member); });
      m_statement.alloc();
      m_statement.prepare("insert into " + std::string(Record::k_table) + " (" +
                          column_list<Record>("") + ") values (" + column_list<Record>(":") + ")");
      m_statement.define_and_bind();
    });
  }
  Insert(Insert const&) = delete;
  Insert& operator=(Insert const&) = delete;

  void insert() {
    m_connection.guarded([&] { m_statement.execute(true); });
  }

  Record row{};

private:
  template <class Member>
  void bind(Member& member) {
    m_statement.exchange(soci::use(member));
  }
  void bind(MaybeTime& member) { m_statement.exchange(soci::use(member.value, member.known)); }

  Connection& m_connection;
  soci::statement m_statement;
};

// Reads records: `rest` is what follows the table's name, with one parameter.
template <class Record, class Parameter>
class Select {
public:
  Select(Connection& connection, std::string const& rest, Parameter parameter)
      : m_connection(connection), m_parameter(std::move(parameter)), m_statement(connection.sql()) {
    connection.guarded([&] {
      row.columns([&](char const*, auto& member) { bind(member); });
      m_statement.exchange(soci::use(m_parameter));
      m_statement.alloc();
      m_statement.prepare("select " + column_list<Record>("") + " from " + Record::k_table + " " +
                          rest);
      m_statement.define_and_bind();
      m_statement.execute();
    });
  }
  Select(Select const&) = delete;
  Select& operator=(Select const&) = delete;

  // False at the end; else `row` is the next one.
  bool next() {
    return m_connection.guarded([&] { return m_statement.fetch(); });
  }

  Record row{};

private:
  template <class Member>
  void bind(Member& member) {
    m_statement.exchange(soci::into(member));
  }
  void bind(MaybeTime& member) { m_statement.exchange(soci::into(member.value, member.known)); }

  Connection& m_connection;
  Parameter m_parameter;
  soci::statement m_statement;
};

// The one column that a query with one parameter finds.
template <class Value, class Parameter>
std::vector<Value> column_of(Connection& connection, std::string const& query,
                             Parameter const& parameter) {
  return connection.guarded([&] {
    std::vector<Value> values;
    Value value{};
    soci::statement statement =
        (connection.sql().prepare << query, soci::use(parameter), soci::into(value));
    statement.execute();
    while (statement.fetch()) {
      values.push_back(value);
    }
    return values;
  });
}

} // namespace partnerctl::ledger
