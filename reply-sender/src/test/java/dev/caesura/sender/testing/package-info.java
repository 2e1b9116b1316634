/** What the sender's tests share. */
package dev.caesura.sender.testing;
