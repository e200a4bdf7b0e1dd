package io.netsplit.system.datagrid;

/**
 * A node in one of its lives.
 *
 * @param incarnation drawn anew whenever the node begins with empty hands: at a start, and when its view gives itself up
 */
record Member(int node, long incarnation) {}
