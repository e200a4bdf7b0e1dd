/** Which isolation a history of transactions still shows, from the dependencies between them: Adya's anomalies. */
@NullMarked
package io.netsplit.check.transaction;

import org.jspecify.annotations.NullMarked;
