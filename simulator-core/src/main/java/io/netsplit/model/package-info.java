/** What objects do when nobody interferes: sequential specifications, which checkers hold histories against. */
@NullMarked
package io.netsplit.model;

import org.jspecify.annotations.NullMarked;
