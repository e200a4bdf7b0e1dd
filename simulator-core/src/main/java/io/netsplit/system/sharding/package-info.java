/** Keys spread over many servers, which join and leave while clients go on. */
@NullMarked
package io.netsplit.system.sharding;

import org.jspecify.annotations.NullMarked;
