/** A data grid: a map in the memory of nodes that agree on who is there by views, split, and merge. */
@NullMarked
package io.netsplit.system.datagrid;

import org.jspecify.annotations.NullMarked;
