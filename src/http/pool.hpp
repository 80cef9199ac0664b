#pragma once

namespace partnerctl::http {

// Starts cpprestsdk's thread pool with two threads, unless it runs already. Its own default of 40
// costs 1.3 GB of address space and twice the CPU. Whoever uses the library first calls this.
void use_small_pool();

} // namespace partnerctl::http
