/** That a property fails is enough: nobody reads the smallest example of a mutant. */
require('fast-check').configureGlobal({ endOnFailure: true });
