/** What Meta's channels share: the Graph API and its errors. */
@NullMarked
package dev.caesura.sender.deliver.meta;

import org.jspecify.annotations.NullMarked;
