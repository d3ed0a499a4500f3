package app.avatar.ui

import android.util.Log
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.avatar.data.DotRepository
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch

data class AvatarState(val status: String = "idle", val url: String? = null)

class AvatarViewModel(private val repository: DotRepository) : ViewModel() {
    val state = MutableStateFlow(AvatarState())

    fun make(photoUrl: String) {
        if (state.value.status == "loading") return
        state.value = AvatarState("loading")
        viewModelScope.launch {
            try {
                val url = repository.avatar(photoUrl)
                // expect: logged-url
                Log.i("AvatarViewModel", "avatar at $url")
                state.value = AvatarState("ready", url)
            } catch (e: IllegalStateException) {
                Log.w("AvatarViewModel", "no avatar: ${e.message}")
                state.value = AvatarState("error")
            }
        }
    }
}
