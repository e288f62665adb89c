// Lets a std::variant be visited by a list of lambdas, one for each alternative.
#pragma once

namespace app {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

} // namespace app
