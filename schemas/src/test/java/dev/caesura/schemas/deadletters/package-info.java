@org.jspecify.annotations.NullMarked
package dev.caesura.schemas.deadletters;
